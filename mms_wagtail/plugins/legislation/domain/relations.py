"""What an act does to others and others to it, in both directions, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Text
from mms_wagtail.plugins.legislation.choices import RelationKind
from mms_wagtail.plugins.legislation.models import ActRelation, LegalAct

FORTH: dict[str, Text] = {
    RelationKind.AMENDS: _("Изменяет"),
    RelationKind.REPEALS: _("Отменяет"),
    RelationKind.REPLACES: _("Заменяет"),
    RelationKind.IMPLEMENTS: _("Принят во исполнение"),
}
BACK: dict[str, Text] = {
    RelationKind.AMENDS: _("Изменён"),
    RelationKind.REPEALS: _("Отменён"),
    RelationKind.REPLACES: _("Вместо него"),
    RelationKind.IMPLEMENTS: _("Во исполнение приняты"),
}
# What a reader needs first: by what to go instead, then what changed it.
ORDER = (
    ("back", RelationKind.REPLACES),
    ("back", RelationKind.REPEALS),
    ("back", RelationKind.AMENDS),
    ("forth", RelationKind.REPLACES),
    ("forth", RelationKind.REPEALS),
    ("forth", RelationKind.AMENDS),
    ("forth", RelationKind.IMPLEMENTS),
    ("back", RelationKind.IMPLEMENTS),
)


@dataclass(frozen=True, kw_only=True)
class RelationGroup:
    """Acts of one relation, the latest first."""

    label: Text
    acts: tuple[LegalAct, ...]


@dataclass(frozen=True, kw_only=True)
class Related:
    """``groups`` for the page, and the acts that stand in place of the act, the chosen one first."""

    groups: tuple[RelationGroup, ...]
    successors: tuple[LegalAct, ...]


def related_acts(act: LegalAct, *, brought_by: Iterable[LegalAct] = ()) -> Related:
    """Both directions of the relations of ``act``. Four queries, whatever their number.

    What is recorded as an edition is a change too: acts that bring editions to others «изменяют» them.
    ``brought_by`` are the acts that the timeline shows already; they are not repeated.
    """
    found: dict[tuple[str, str], dict[int, LegalAct]] = {}

    def add(direction: str, kind: str, other: LegalAct) -> None:
        found.setdefault((direction, kind), {})[other.pk] = other

    for relation in act.relations.select_related("target__issuer"):
        add("forth", relation.kind, relation.target)
    for relation in ActRelation.objects.filter(target=act).select_related("source__issuer"):
        add("back", relation.kind, relation.source)
    for replaced in LegalAct.objects.filter(repealed_by=act):
        add("forth", RelationKind.REPLACES, replaced)
    for changed in LegalAct.objects.filter(editions__brought_by=act).distinct():
        add("forth", RelationKind.AMENDS, changed)
    if act.repealed_by is not None:
        add("back", RelationKind.REPLACES, act.repealed_by)
    shown = {other.pk for other in brought_by}
    changes = found.get(("back", RelationKind.AMENDS), {})
    found["back", RelationKind.AMENDS] = {key: other for key, other in changes.items() if key not in shown}
    successors = _latest(found.get(("back", RelationKind.REPLACES), {}).values())
    chosen = [act.repealed_by] if act.repealed_by is not None else []
    return Related(
        groups=tuple(
            RelationGroup(
                label=(FORTH if direction == "forth" else BACK)[kind],
                acts=tuple(_latest(found[direction, kind].values())),
            )
            for direction, kind in ORDER
            if found.get((direction, kind))
        ),
        successors=tuple(dict.fromkeys([*chosen, *successors])),
    )


def _latest(acts: Iterable[LegalAct]) -> Sequence[LegalAct]:
    return sorted(acts, key=lambda act: (act.signed_on, act.pk), reverse=True)
