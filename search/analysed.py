"""A document as engines take it: terms at positions, values, and what it is sorted by."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.utils import timezone

from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import FIELD_WEIGHTS, STRONG_FIELDS
from mms_wagtail.search.text import Token, clean, collation_key, tokenize

Positions = tuple[tuple[str, ...], ...]

MAX_BODY = 400_000
NEVER = 2**53
# Factors of a score: what is outdated stands below its successor, what is fresh a little higher.
OUTDATED = 0.5
FRESH_BONUS = 0.08
FRESH_YEARS = 8


# Between fields in a catch-all, so that no phrase spans two of them.
GAP: Positions = ((),) * 20


@dataclass(frozen=True, kw_only=True)
class AnalysedDocument:
    """``fields`` hold terms in their order, alternatives of one place together.

    ``revision`` is that of the row. ``values`` are ``"facet:slug"``. ``date`` is a
    proleptic ordinal (0 for none),
    ``expires`` seconds since 1970, ``factor`` multiplies the score. ``forms`` are its
    words as they are written, ``names`` those of people's names, ``phrases`` its
    names, tags and vocabulary terms as ``(kind, text)``.
    """

    key: str
    revision: int
    fields: dict[str, Positions]
    values: tuple[str, ...]
    sort_title: str
    date: int
    expires: int
    factor: float
    forms: frozenset[str]
    names: frozenset[str]
    phrases: tuple[tuple[str, str], ...]

    @property
    def anywhere(self) -> Positions:
        """Terms of all fields one after another."""
        return _joined(self.fields.values())

    @property
    def strongly(self) -> Positions:
        """Terms of the fields that say what the document is about."""
        return _joined(self.fields[name] for name in STRONG_FIELDS)

    @property
    def by_facet(self) -> dict[str, list[str]]:
        """Slugs of ``values`` by facet."""
        found: dict[str, list[str]] = {}
        for value in self.values:
            facet, _colon, slug = value.partition(":")
            found.setdefault(facet, []).append(slug)
        return found

    @property
    def newest(self) -> int:
        """Sorts by date and, within a day, always in the same order."""
        return (self.date << 32) | zlib.crc32(self.key.encode())

    @property
    def terms(self) -> set[str]:
        return {term for places in self.fields.values() for terms in places for term in terms}


def _joined(fields: Iterable[Positions]) -> Positions:
    return tuple(chain.from_iterable((*places, *GAP) for places in fields if places))


def analyse(document: SearchDocument, *, today: dt.date | None = None) -> AnalysedDocument:
    """Analyse a row for an engine."""
    parts = "\n".join(part["text"] for part in document.parts)
    texts = {
        "title": document.title,
        "annotation": document.annotation,
        "body": f"{document.body}\n{parts}"[:MAX_BODY],
        "authors": " ; ".join(document.authors),
        "tags": " ; ".join(document.tags),
        "terms": " ; ".join(document.terms),
        "identifiers": " ; ".join(document.identifiers),
    }
    tokens = {name: content(texts[name]) for name in FIELD_WEIGHTS}
    values = [f"section:{document.section}"]
    values += [f"{facet}:{slug}" for facet, slugs in document.facets.items() for slug in slugs]
    published = timezone.localdate(document.published_at) if document.published_at else None
    date = document.date or published
    phrases = [("author", name) for name in document.authors]
    phrases += [("tag", name) for name in document.tags] + [("term", name) for name in document.terms]
    return AnalysedDocument(
        key=document.key,
        revision=document.revision or 0,
        fields={name: tuple(token.terms for token in found) for name, found in tokens.items()},
        values=tuple(values),
        sort_title=collation_key(document.title),
        date=date.toordinal() if date else 0,
        expires=int(document.expires_at.timestamp()) if document.expires_at else NEVER,
        factor=score_factor(document, date, today or timezone.localdate()),
        forms=frozenset(token.form for found in tokens.values() for token in found),
        names=frozenset(token.form for token in tokens["authors"] if len(token.form) > 2),
        phrases=tuple(dict.fromkeys(phrases)),
    )


def content(text: str) -> list[Token]:
    """Words of ``text``; stop words take no place in an index."""
    return [token for token in tokenize(clean(text)) if not token.is_stop_word]


def score_factor(document: SearchDocument, date: dt.date | None, today: dt.date) -> float:
    """By how much to multiply the score of a document for its age and currency."""
    factor = OUTDATED if document.outdated else 1.0
    if date:
        years = max(0.0, (today - date).days / 365.25)
        factor *= 1 + FRESH_BONUS * max(0.0, 1 - years / FRESH_YEARS)
    return factor
