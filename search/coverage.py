"""How engines are told that a document must have enough of what is asked, at the least cost.

«Shares of 3, 2 and 2, together at least 4» is «any two of them», which an engine finds in a
third of the time that counting shares costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mms_wagtail.search.plan import Concept, demanded

# Of a long question the plain words would be more than the counting.
MAX_MENTIONS = 40


@dataclass(frozen=True)
class Either:
    """At least one of ``clauses``."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Both:
    """All of ``clauses``."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Counted:
    """Concepts whose shares together are at least ``demand``."""

    concepts: tuple[Concept, ...]
    demand: int


Clause = Concept | Either | Both | Counted


def needed(concepts: Sequence[Concept]) -> tuple[Clause, Clause | None]:
    """What a document must have anywhere, or else in its strong fields.

    The second is None when it asks for no less: what is in a strong field is anywhere too.
    """
    anywhere, strongly = demanded(concepts)
    shared = sorted((concept for concept in concepts if concept.share), key=lambda concept: -concept.share)
    possible = {0}
    for concept in shared:
        possible |= {total + concept.share for total in possible}
    easier = any(strongly <= total < anywhere for total in possible)
    return enough(shared, anywhere), enough(shared, strongly) if easier else None


def enough(concepts: Sequence[Concept], demand: int) -> Clause:
    """That ``concepts``, the greatest share first, have at least ``demand`` together."""
    shares = tuple(concept.share for concept in concepts)
    if not shares or _mentions(shares, demand) > MAX_MENTIONS:
        return Counted(tuple(concepts), demand)
    return _plain(tuple(concepts), demand)


def _plain(concepts: tuple[Concept, ...], demand: int) -> Clause:
    """With the first concept less is enough of the others; or they are enough without it."""
    shares = [concept.share for concept in concepts]
    if demand <= shares[-1]:
        return Either(concepts) if len(concepts) > 1 else concepts[0]
    if sum(shares) - shares[-1] < demand:
        return Both(concepts) if len(concepts) > 1 else concepts[0]
    first, others = concepts[0], concepts[1:]
    least = demand - first.share
    with_first: Clause = Both((first, _plain(others, least))) if least > 0 else first
    if sum(shares[1:]) < demand:
        return with_first
    return Either((with_first, _plain(others, demand)))


def _mentions(shares: tuple[int, ...], demand: int) -> int:
    """How many concepts :func:`_plain` would name, up to a little over the limit."""
    if demand <= shares[-1] or sum(shares) - shares[-1] < demand:
        return len(shares)
    least = demand - shares[0]
    count = 1 + (_mentions(shares[1:], least) if least > 0 else 0)
    if count <= MAX_MENTIONS and sum(shares[1:]) >= demand:
        count += _mentions(shares[1:], demand)
    return count
