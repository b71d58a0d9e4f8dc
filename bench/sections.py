"""Heavy pages: an act of 100 editions with 1,000 citing materials, 500 associations, 300 publications.

``python -m bench.sections`` measures them without a cache, in a database of its own, in one process.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

EDITIONS, CITING = 100, 1_000
ASSOCIATIONS = 500
PUBLICATIONS = 300
# Milliseconds that nobody notices.
BAR = 300


def main() -> None:
    """Measure, print, and fail when a page is slower than the bar."""
    from bench.setting_up import set_up

    with tempfile.TemporaryDirectory(prefix="mms-bench-") as scratch:
        set_up(Path(scratch))
        pages = measure()
    print(json.dumps(pages, ensure_ascii=False, indent=2))  # noqa: T201
    slow = [name for name, found in pages.items() if found["p95"] > BAR]
    if slow:
        raise SystemExit(f"More than {BAR} ms in 95 of 100 cases: {', '.join(slow)}.")


def measure() -> dict[str, Any]:
    """Milliseconds, queries and kilobytes of each page."""
    from django.conf import settings
    from django.test import Client

    from bench.visiting import measure_page

    # Django's test client calls the host «testserver».
    settings.ALLOWED_HOSTS = ["*"]
    addresses = {
        "act": make_act(),
        "network of associations": make_associations(),
        "digest": make_digest(),
        "section of legislation": "/zakonodatelstvo/",
        "calendar": "/zakonodatelstvo/kalendar/",
        "section of associations": "/obedineniya/",
        "home": "/",
    }
    return {name: measure_page(Client(), address) for name, address in addresses.items()}


def make_act() -> str:
    """An act with many editions, cited by many materials; gives its address."""
    from mms_wagtail.plugins.legislation.models import ActCitation, ActEdition, IssuingBody, LegalAct

    issuer = IssuingBody.objects.first()

    def act(number: int, day: dt.date) -> Any:
        return LegalAct(
            kind="order", issuer=issuer, number=str(number), signed_on=day, effective_from=day,
            title=f"О чём-то важном в образовании, часть {number}",
        )  # fmt: skip

    first = act(1, dt.date(2010, 1, 1))
    first.save()
    editions = []
    for number in range(EDITIONS):
        day = dt.date(2010, 1, 1) + dt.timedelta(days=45 * number)
        brought_by = None
        if number:
            brought_by = act(1000 + number, day)
            brought_by.save()
        editions.append(
            ActEdition(act=first, effective_from=day, brought_by=brought_by, note=f"Изменено слово {number}.")
        )
    ActEdition.objects.bulk_create(editions)
    ActCitation.objects.bulk_create(
        ActCitation(
            act=first, section="materials", object_id=str(number), title=f"Рабочая программа {number}",
            url=f"/bank/rabochaya-programma-{number}/", found_as="приказ № 1",
        )
        for number in range(CITING)
    )  # fmt: skip
    return str(first.get_absolute_url())


def make_associations() -> str:
    """A network of many associations of many schools; gives the address of its tree."""
    from mms_wagtail.models import Organization, Subject
    from mms_wagtail.plugins.associations.models import AssociationIndexPage, AssociationPage

    index = AssociationIndexPage.objects.get()
    subjects = list(Subject.objects.exclude(parent=None)[:20])
    top = []
    for number, subject in enumerate(subjects):
        page = AssociationPage(
            title=f"ММО по предмету {subject.name}", slug=f"mmo-{number}", level="municipal"
        )
        page.subjects = [subject]
        index.add_child(instance=page)
        top.append(page)
    for number in range(ASSOCIATIONS - len(top)):
        parent = top[number % len(top)]
        school, _created = Organization.objects.get_or_create(
            slug=f"shkola-{number // len(top)}", defaults={"name": f"Школа № {number // len(top)}"}
        )
        page = AssociationPage(
            title=f"ШМО {number}", slug=f"shmo-{number}", level="school", organization=school,
            parent_association=parent,
        )  # fmt: skip
        page.subjects = [subjects[number % len(top)]]
        index.add_child(instance=page)
    return "/obedineniya/set/"


def make_digest() -> str:
    """An issue of many publications; gives its address."""
    from mms_wagtail.plugins.literature.models import (
        Contributor,
        LiteratureIndexPage,
        LiteratureNewsItem,
        LiteratureNewsPage,
        Publication,
    )

    publications = []
    for number in range(PUBLICATIONS):
        publication = Publication(
            title=f"Книга для учителя, выпуск {number}", place="Москва", publisher="Просвещение", year=2026,
            annotation="О том, как учить, не отнимая у ребёнка радости узнавать новое каждый день.",
        )  # fmt: skip
        publication.contributors = [Contributor(last_name=f"Иванов{number}", first_name="И.")]
        publication.save()
        publications.append(publication)
    page = LiteratureNewsPage(title="Большой выпуск", slug="bolshoy", month=dt.date(2026, 11, 1), number=1)
    page.items = [
        LiteratureNewsItem(publication=item, group=f"Рубрика {place // 30}", note="Пригодится на уроке.")
        for place, item in enumerate(publications)
    ]
    LiteratureIndexPage.objects.get().add_child(instance=page)
    return str(page.get_url())


if __name__ == "__main__":
    main()
