"""Makes materials for tests, published the way Wagtail publishes."""

from __future__ import annotations

from typing import Any

from mms_wagtail.models import Audience, EducationLevel, Grade, Kind, Subject
from mms_wagtail.plugins.materials.models import MaterialIndexPage, MaterialPage

VOCABULARIES = {"subjects": Subject, "levels": EducationLevel, "audiences": Audience}


def make_material(title: str = "Рекомендации по функциональной грамотности", **values: Any) -> MaterialPage:
    """A material below the section's page.

    ``kind``, ``grade_from``, ``grade_to``, ``subjects``, ``levels`` and ``audiences``
    are slugs; ``tags`` are names; ``live=False`` makes a draft.
    """
    live = values.pop("live", True)
    tags = values.pop("tags", [])
    many = {name: values.pop(name, []) for name in VOCABULARIES}
    for name in ("grade_from", "grade_to"):
        if name in values:
            values[name] = Grade.objects.get(slug=values[name])
    kind = Kind.objects.get(slug=values.pop("kind", "guidelines"))
    page = MaterialPage(
        title=title, kind=kind, live=False, annotation=values.pop("annotation", "О чём."), **values
    )
    for name, slugs in many.items():
        setattr(page, name, list(VOCABULARIES[name].objects.filter(slug__in=slugs)))
    page.tags.add(*tags)
    MaterialIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page
