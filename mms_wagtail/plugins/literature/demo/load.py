"""Loads the publications and the issues of the digest into the demo portal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.clock import clock
from mms_wagtail.demo.sources import BadSourceError, read_table
from mms_wagtail.fixtures import DEMO
from mms_wagtail.models import Audience, Subject
from mms_wagtail.plugins.literature.models import (
    Contributor,
    LiteratureNewsItem,
    LiteratureNewsPage,
    Publication,
)

FOLDER = DEMO / "literature"
LIBRARY = "Библиотека методического кабинета, кабинет 12"
# Issues come out in the morning of the first day of their month.
HOUR = 10


def load_demo(request: DemoRequest) -> int:
    """Make the publications and issues that are missing. Gives the number of pages made."""
    load_publications(request)
    made = 0
    for values in request.progress("Новинки литературы", read_table(FOLDER / "issues.toml", "issue")):
        made += load_issue(values, request)
    return made


def load_publications(request: DemoRequest) -> None:
    """Publications are known by title and year."""
    locale = Locale.get_default()
    subjects = {term.slug: term for term in Subject.objects.filter(locale=locale)}
    audiences = {term.slug: term for term in Audience.objects.filter(locale=locale)}
    known = set(Publication.objects.values_list("title", "year"))
    for values in request.progress("Издания", read_table(FOLDER / "publications.toml", "publication")):
        if (values["title"], values.get("year")) in known:
            continue
        described = {
            "subjects": [subjects[slug] for slug in values.pop("subjects", [])],
            "audiences": [audiences[slug] for slug in values.pop("audiences", [])],
        }
        authors = values.pop("authors", [])
        if visited := values.get("accessed_on"):
            values["accessed_on"] = dt.date.fromisoformat(visited)
        publication = Publication(**values)
        if publication.copies:
            publication.library_note = LIBRARY
        publication.contributors = [contributor(name) for name in authors]  # type: ignore[misc]
        publication.clean()
        publication.save()
        for name, terms in described.items():
            getattr(publication, name).set(terms)
        publication.save()


def contributor(name: str) -> Contributor:
    """«Выготский Л. С.» as an author."""
    last_name, _space, initials = name.partition(" ")
    first, _space, middle = initials.partition(" ")
    # Both initials of «Дж. А. С.» after the first are the middle name.
    return Contributor(last_name=last_name, first_name=first, middle_name=middle)


def load_issue(values: dict[str, Any], request: DemoRequest) -> int:
    """Publish one issue, as of its month. Gives 1 when it was not there.

    Raises
    ------
    BadSourceError
        When an item names a publication that is not there.
    """
    if LiteratureNewsPage.objects.child_of(request.index_page).filter(title=values["title"]).exists():
        return 0
    items = values.pop("items")
    values["month"] = dt.date.fromisoformat(values["month"])
    page = LiteratureNewsPage(owner=request.owner, live=False, **values)
    page.introduction = page.introduction.strip()
    page.items = [item(*parts, title=page.title) for parts in items]  # type: ignore[misc]
    with clock(timezone.make_aware(dt.datetime.combine(values["month"], dt.time(HOUR)))):
        request.index_page.add_child(instance=page)
        page.save_revision(user=request.owner).publish(user=request.owner)
    return 1


def item(group: str, name: str, note: str, *, title: str) -> LiteratureNewsItem:
    publication = Publication.objects.filter(title=name).order_by("pk").first()
    if publication is None:
        raise BadSourceError(
            f"{FOLDER / 'issues.toml'}: «{title}» names «{name}», which is not in publications.toml."
        )
    return LiteratureNewsItem(group=group, publication=publication, note=note)
