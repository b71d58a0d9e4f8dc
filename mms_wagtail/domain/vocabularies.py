"""Loads the shared vocabularies, and those of plugins. Terms that exist are left as the editors made them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import Locale

from mms_wagtail import registry
from mms_wagtail.fixtures import VOCABULARIES
from mms_wagtail.models import Audience, Direction, EducationLevel, Grade, Kind, Subject

FILES: dict[str, type[Any]] = {
    "subjects": Subject,
    "education_levels": EducationLevel,
    "grades": Grade,
    "audiences": Audience,
    "kinds": Kind,
    "directions": Direction,
}
# Room between neighbours, so that an editor's own term can stand among them.
STEP = 10


@transaction.atomic
def load_vocabularies(*, folder: Path = VOCABULARIES) -> int:
    """Create the terms that are missing in the default locale.

    Parameters
    ----------
    folder:
        Holds one TOML file a shared vocabulary, with ``[[term]]`` tables.

    Returns
    -------
    How many terms were created. A term is known by its slug: a renamed one stays
    renamed, and a deleted one comes back.
    """
    locale = Locale.get_default()
    files = [(model, folder / f"{name}.toml") for name, model in FILES.items()]
    for plugin in registry.plugins().values():
        files += [(apps.get_model(label), path) for label, path in plugin.vocabularies]
    created = 0
    for model, path in files:
        with path.open("rb") as stream:
            terms = tomllib.load(stream)["term"]
        created += _load(model, terms, locale)
    return created


def _load(model: type[Any], terms: list[dict[str, Any]], locale: Locale) -> int:
    known = {term.slug: term for term in model.objects.filter(locale=locale)}
    created, order = 0, 0

    def create(values: dict[str, Any], parent: Any = None) -> Any:
        nonlocal created, order
        order += STEP
        if term := known.get(values["slug"]):
            return term
        relation = {"parent": parent} if parent else {}
        created += 1
        return model.objects.create(locale=locale, sort_order=order, **relation, **values)

    for values in terms:
        children = values.pop("children", [])
        top = create(values)
        for child in children:
            create(child, parent=top)
    return created
