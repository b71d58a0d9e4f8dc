"""The map «предмет × школа»: who has an association, and who is left alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mms_wagtail.models import EducationLevel, Organization, Subject
from mms_wagtail.plugins.associations.choices import Level
from mms_wagtail.plugins.associations.domain.leaders import current, working
from mms_wagtail.plugins.associations.models import AssociationPage, Membership

# Teachers of schools and of kindergartens have associations of different subjects.
PRESCHOOL = "preschool"


class Cover(Enum):
    """How a school is covered in a subject, the best first. The value is a mark and a word."""

    OWN = ("✓", _("своё"))
    SHARED = ("◐", _("общее"))
    DISTRICT = ("○", _("в ММО"))
    NONE = ("–", _("нет"))

    @property
    def mark(self) -> str:
        return self.value[0]

    @property
    def code(self) -> str:
        """A letter for the class of a cell: a map has thousands of them."""
        return self.name[0].lower()

    @property
    def word(self) -> str:
        return str(self.value[1])


BY_LEVEL = {Level.SCHOOL: Cover.OWN, Level.INTER_SCHOOL: Cover.SHARED, Level.MUNICIPAL: Cover.DISTRICT}
ORDER = list(Cover)


@dataclass(frozen=True)
class School:
    """A row of the map; ``cells`` stand in the order of the map's subjects."""

    name: str
    slug: str
    cells: tuple[Cover, ...]

    @property
    def covered(self) -> int:
        return sum(cell is not Cover.NONE for cell in self.cells)


@dataclass(frozen=True)
class CoverageMap:
    """``levels`` are those that the map can be narrowed to; ``level`` is the slug of the chosen one."""

    subjects: tuple[str, ...]
    schools: tuple[School, ...]
    levels: tuple[EducationLevel, ...]
    level: str

    def missing(self, school: School) -> list[str]:
        """The subjects in which ``school`` has nobody to turn to."""
        return [name for name, cell in zip(self.subjects, school.cells, strict=True) if cell is Cover.NONE]


def coverage_map(level: str = "") -> CoverageMap:
    """Who is covered and how; a fixed number of queries.

    A school has its own association, or shares one of several schools (it is their base, or one of
    its people is a member), or somebody of it is a member of the district's. The columns are the
    subjects in which there is any association; what kindergartens alone teach is left to their level.
    A ``level`` that does not exist narrows nothing.
    """
    levels = tuple(EducationLevel.objects.all())
    chosen = level if level in {item.slug for item in levels} else ""
    found = working(AssociationPage.objects.live().public())
    if chosen:
        found = found.filter(levels__slug=chosen)
    else:
        # The rows are schools then: what only kindergartens teach would be missing in every one.
        others = [item for item in levels if item.slug != PRESCHOOL]
        found = found.filter(Q(levels=None) | Q(levels__in=others)).distinct()
    pages = {row[0]: row[1:] for row in found.values_list("pk", "level", "organization_id")}
    topics = found.exclude(subjects=None).values_list("pk", "subjects__pk")
    subjects_of: dict[int, list[int]] = {}
    for page_id, subject_id in topics:
        subjects_of.setdefault(page_id, []).append(subject_id)
    places = _places(pages)
    cells = best_cells(
        (subject, place, BY_LEVEL[Level(pages[page_id][0])])
        for page_id, subjects in subjects_of.items()
        for subject in subjects
        for place in places.get(page_id, ())
    )
    used = {subject for subjects in subjects_of.values() for subject in subjects}
    subjects = list(Subject.objects.filter(pk__in=used).values_list("pk", "name"))
    kind = Organization.Type.KINDERGARTEN if chosen == PRESCHOOL else Organization.Type.SCHOOL
    schools = Organization.objects.filter(kind=kind).values_list("pk", "name", "slug")
    return CoverageMap(
        subjects=tuple(name for _pk, name in subjects),
        schools=tuple(
            School(name, slug, tuple(cells.get((subject, pk), Cover.NONE) for subject, _name in subjects))
            for pk, name, slug in schools
        ),
        levels=levels,
        level=chosen,
    )


def best_cells(found: Iterable[tuple[int, int, Cover]]) -> dict[tuple[int, int], Cover]:
    """The best cover of each pair of subject and place."""
    best: dict[tuple[int, int], Cover] = {}
    for subject, place, cover in found:
        known = best.get((subject, place), Cover.NONE)
        best[subject, place] = min(known, cover, key=ORDER.index)
    return best


def _places(pages: dict[int, tuple[str, int | None]]) -> dict[int, set[int]]:
    """Organizations of each association: its own, and, but for school ones, those of its members."""
    places = {pk: {place} for pk, (_level, place) in pages.items() if place}
    members = Membership.objects.filter(current()).exclude(page__level=Level.SCHOOL)
    for pk, own, known in members.values_list("page_id", "organization_id", "person__organization_id"):
        if pk in pages and (place := own or known):
            places.setdefault(pk, set()).add(place)
    return places
