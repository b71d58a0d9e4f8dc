"""Finds terms, people and acts by what the demo's texts call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale

from mms_wagtail.models import Audience, EducationLevel, Person, Subject
from mms_wagtail.plugins.legislation.models import IssuingBody


@dataclass(frozen=True)
class Lookup:
    """Vocabularies and people by slug, read once for a whole load."""

    issuers: dict[str, Any]
    subjects: dict[str, Any]
    levels: dict[str, Any]
    audiences: dict[str, Any]
    people: dict[str, Any]

    @classmethod
    def read(cls) -> Lookup:
        locale = Locale.get_default()

        def terms(model: Any) -> dict[str, Any]:
            return {term.slug: term for term in model.objects.filter(locale=locale)}

        return cls(
            issuers=terms(IssuingBody),
            subjects=terms(Subject),
            levels=terms(EducationLevel),
            audiences=terms(Audience),
            people={person.slug: person for person in Person.objects.all()},
        )

    def describe(self, thing: Any, values: dict[str, Any]) -> None:
        """Give an act or an update the terms that ``values`` name."""
        thing.subjects = [self.subjects[slug] for slug in values.get("subjects", [])]
        thing.levels = [self.levels[slug] for slug in values.get("levels", [])]
        thing.audiences = [self.audiences[slug] for slug in values.get("audiences", [])]
