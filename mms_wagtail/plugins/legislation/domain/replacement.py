"""Which act took the place of which, and whether that runs in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mms_wagtail.plugins.legislation.choices import RelationKind
from mms_wagtail.plugins.legislation.models import ActRelation, LegalAct

ENDS = (RelationKind.REPLACES, RelationKind.REPEALS)


@dataclass(frozen=True, kw_only=True)
class Circle:
    """Names of the acts on it, the first repeated at the end; ``place`` of the relation that closes it.

    ``place`` is None when ``repealed_by`` closes it.
    """

    names: tuple[str, ...]
    place: int | None


def path_between(start: int, goal: int, successors: Mapping[int, Iterable[int]]) -> list[int]:
    """Keys from ``start`` to ``goal`` over ``successors``, both included; [] when there is no way."""
    came: dict[int, int | None] = {start: None}
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key == goal:
            path: list[int] = []
            step: int | None = key
            while step is not None:
                path.append(step)
                step = came[step]
            return path[::-1]
        for following in successors.get(key, ()):
            if following not in came:
                came[following] = key
                waiting.append(following)
    return []


def circle_through(act: LegalAct, relations: Sequence[ActRelation]) -> Circle | None:
    """The circle of replacement that saving ``act`` with ``relations`` would close, or None. Three queries.

    An act that was never saved closes none: nobody refers to it.
    """
    if not act.pk:
        return None
    successors: dict[int, set[int]] = {}
    for target, source in (
        ActRelation.objects.filter(kind__in=ENDS).exclude(source=act).values_list("target_id", "source_id")
    ):
        successors.setdefault(target, set()).add(source)
    for old, new in (
        LegalAct.objects.exclude(repealed_by=None).exclude(pk=act.pk).values_list("pk", "repealed_by_id")
    ):
        successors.setdefault(old, set()).add(new)
    replaced = [(place, item) for place, item in enumerate(relations) if item.kind in ENDS]
    for _place, item in replaced:
        successors.setdefault(item.target_id, set()).add(act.pk)
    follower = act.repealed_by_id
    if follower and follower != act.pk and (path := path_between(follower, act.pk, successors)):
        return _circle([act.pk, *path], place=None)
    for place, item in replaced:
        if item.target_id != act.pk and (path := path_between(act.pk, item.target_id, successors)):
            return _circle([*path, act.pk], place=place)
    return None


def _circle(keys: list[int], *, place: int | None) -> Circle:
    known = LegalAct.objects.in_bulk(keys)
    return Circle(names=tuple(known[key].name for key in keys), place=place)
