"""Finds terms, people and organizations by the slugs that demo texts name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale

from mms_wagtail import models
from mms_wagtail.plugins.materials.models import MaterialPage


@dataclass(frozen=True)
class Lookup:
    """Vocabularies and directories by slug, read once for a whole load."""

    kinds: dict[str, Any]
    subjects: dict[str, Any]
    levels: dict[str, Any]
    grades: dict[str, Any]
    audiences: dict[str, Any]
    directions: dict[str, Any]
    organizations: dict[str, Any]
    people: dict[str, Any]
    pages: dict[str, MaterialPage] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Lookup:
        locale = Locale.get_default()

        def terms(model: Any) -> dict[str, Any]:
            return {term.slug: term for term in model.objects.filter(locale=locale)}

        return cls(
            kinds=terms(models.Kind),
            subjects=terms(models.Subject),
            levels=terms(models.EducationLevel),
            grades=terms(models.Grade),
            audiences=terms(models.Audience),
            directions=terms(models.Direction),
            organizations={item.slug: item for item in models.Organization.objects.all()},
            people={item.slug: item for item in models.Person.objects.all()},
        )

    def describe(self, page: MaterialPage, meta: dict[str, Any]) -> None:
        """Give ``page`` the terms and tags that ``meta`` names."""
        page.subjects = [self.subjects[slug] for slug in meta.get("subjects", [])]
        page.levels = [self.levels[slug] for slug in meta.get("levels", [])]
        page.audiences = [self.audiences[slug] for slug in meta.get("audiences", [])]
        page.directions = [self.directions[slug] for slug in meta.get("directions", [])]
        grades = [self.grades[slug] for slug in meta.get("grades", [])]
        if grades:
            page.grade_from, page.grade_to = grades[0], grades[-1]
        page.tags.add(*meta.get("tags", []))

    def page(self, slug: str) -> MaterialPage | None:
        """The material with ``slug``, of this load or of an earlier one."""
        if slug and slug not in self.pages:
            found = MaterialPage.objects.filter(slug=slug).first()
            if found is None:
                return None
            self.pages[slug] = found
        return self.pages.get(slug)
