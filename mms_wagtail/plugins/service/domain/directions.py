"""The directions of work (regulation, clauses 2.1–2.4), and what the portal has for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from mms_wagtail import registry
from mms_wagtail.contracts import Plugin, Text
from mms_wagtail.domain.links import filter_url
from mms_wagtail.models import Direction
from mms_wagtail.search.api import totals_by_section, totals_by_value

# Which sections a direction's work is published in, by slugs; one that the project left out is not shown.
SECTIONS: dict[str, tuple[str, ...]] = {
    "2.1": ("practices",),
    "2.2": ("materials", "legislation", "literature", "innovation_sites"),
    "2.3": ("associations", "meetings"),
    "2.4": (),
}
MEANING: dict[str, Text] = {
    "2.1": _("Узнаём, что нужно педагогам, смотрим на результаты и находим лучший опыт."),
    "2.2": _("Собираем банк материалов, рассказываем о новом в законах, книгах и проектах."),
    "2.3": _("Ведём методические объединения, курсы, конкурсы и встречи."),
    "2.4": _("Отвечаем на вопросы педагогов и родителей."),
}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that the portal has: a word or a section with its number and address."""

    name: Text
    total: int
    url: str


@dataclass(frozen=True, kw_only=True)
class DirectionLine:
    """A direction with what is found for it; ``total`` counts what carries the direction itself."""

    name: str
    clause: str
    meaning: Text
    total: int
    url: str
    themes: Sequence[Offer]
    sections: Sequence[Offer]

    @property
    def is_empty(self) -> bool:
        return not self.total and not self.sections


def directions_with_offers() -> list[DirectionLine]:
    """All groups of the vocabulary in its order. A fixed number of queries: one a section named here."""
    terms = list(Direction.objects.select_related("parent"))
    totals = totals_by_value("direction")
    by_section = totals_by_section()
    children: dict[Any, list[Direction]] = {}
    for term in terms:
        children.setdefault(term.parent_id, []).append(term)
    lines = []
    for group in children.get(None, ()):
        sections = _sections(SECTIONS.get(group.clause, ()), by_section)
        # A theme named as its section («Банк педагогической информации») would stand twice with two numbers.
        named = {str(offer.name) for offer in sections}
        lines.append(
            DirectionLine(
                name=group.name,
                clause=group.clause,
                meaning=MEANING.get(group.clause, ""),
                total=totals.get(group.slug, 0),
                url=filter_url("direction", group.slug),
                themes=[
                    Offer(name=term.name, total=totals[term.slug], url=filter_url("direction", term.slug))
                    for term in children.get(group.pk, ())
                    if totals.get(term.slug) and term.name not in named
                ],
                sections=sections,
            )
        )
    return lines


def _sections(slugs: Sequence[str], totals: dict[str, int]) -> list[Offer]:
    known = registry.plugins()
    return [
        Offer(name=known[slug].label, total=totals[slug], url=section_url(known[slug]))
        for slug in slugs
        if slug in known and totals.get(slug)
    ]


def section_url(plugin: Plugin) -> str:
    """The section's own page, or the search within it where it has none."""
    if plugin.index_model:
        model: Any = apps.get_model(plugin.index_model)
        page = model.objects.live().public().first()
        if page is not None and (url := page.get_url()):
            return str(url)
    return filter_url("section", plugin.slug)
