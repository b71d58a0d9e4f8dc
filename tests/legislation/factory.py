"""Acts as tests need them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from mms_wagtail.models import Audience, EducationLevel, Subject
from mms_wagtail.plugins.legislation.models import (
    ActEdition,
    IssuingBody,
    LegalAct,
    LegislationIndexPage,
    LegislationUpdatePage,
    UpdateAct,
    UpdateComparison,
)

VOCABULARIES = {"audiences": Audience, "levels": EducationLevel, "subjects": Subject}


def issuer(slug: str = "minprosveshcheniya", **values: Any) -> IssuingBody:
    """A body by its slug; the one of the vocabulary where it is loaded."""
    defaults = {"name": "Минпросвещения России", **values}
    found, _made = IssuingBody.objects.get_or_create(
        slug=slug, locale=Locale.get_default(), defaults=defaults
    )
    return found


def make_act(number: str = "287", **values: Any) -> LegalAct:
    """An order of the ministry, saved as programs save: in a transaction."""
    fields: dict[str, Any] = {
        "kind": "order",
        "issuer": values.pop("issuer", None) or issuer(),
        "number": number,
        "signed_on": dt.date(2021, 5, 31),
        "effective_from": dt.date(2021, 9, 1),
        "title": "Об утверждении федерального государственного образовательного стандарта",
        "summary": "По этому стандарту учат пятые–девятые классы.",
        **values,
    }
    with transaction.atomic():
        return LegalAct.objects.create(**fields)


def make_update(title: str = "Аттестация: категория теперь бессрочная", **values: Any) -> Any:
    """A published update below the section's page.

    ``audiences``, ``levels`` and ``subjects`` are slugs; ``acts`` are acts, or pairs of an act and the date
    of an edition; ``pairs`` are triples of topic, before and after; ``live=False`` makes a draft.
    """
    live = values.pop("live", True)
    many = {name: values.pop(name, []) for name in VOCABULARIES}
    acts, pairs = values.pop("acts", []), values.pop("pairs", [])
    page = LegislationUpdatePage(
        title=title, live=False, summary=values.pop("summary", "Подтверждать её больше не нужно."), **values
    )
    for name, slugs in many.items():
        setattr(page, name, list(VOCABULARIES[name].objects.filter(slug__in=slugs)))
    for item in acts:
        act, edition_on = item if isinstance(item, tuple) else (item, None)
        page.acts.add(UpdateAct(act=act, edition_on=edition_on))
    for topic, before, after in pairs:
        page.comparisons.add(UpdateComparison(topic=topic, before=before, after=after))
    LegislationIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def make_edition(act: LegalAct, date: dt.date, by: LegalAct | None = None, note: str = "") -> ActEdition:
    """An edition of ``act`` from ``date``."""
    return ActEdition.objects.create(act=act, effective_from=date, brought_by=by, note=note)
