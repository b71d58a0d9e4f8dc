"""A document as engines take it: terms at positions, values, and what it is sorted by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import FIELD_WEIGHTS
from mms_wagtail.search.text import clean, collation_key, tokenize

Positions = tuple[tuple[str, ...], ...]

MAX_BODY = 400_000
NEVER = 2**53
# Factors of a score: what is outdated stands below its successor, what is fresh a little higher.
OUTDATED = 0.5
FRESH_BONUS = 0.08
FRESH_YEARS = 8


@dataclass(frozen=True, kw_only=True)
class AnalysedDocument:
    """``fields`` hold terms in their order, alternatives of one place together.

    ``values`` are ``"facet:slug"``. ``date`` is a proleptic ordinal (0 for none),
    ``expires`` seconds since 1970, ``factor`` multiplies the score.
    """

    key: str
    fields: dict[str, Positions]
    values: tuple[str, ...]
    sort_title: str
    date: int
    expires: int
    factor: float


def analyse(document: SearchDocument, *, today: dt.date | None = None) -> AnalysedDocument:
    """Analyse a row for an engine."""
    texts = {
        "title": document.title,
        "annotation": document.annotation,
        "body": document.body[:MAX_BODY],
        "authors": " ; ".join(document.authors),
        "tags": " ; ".join(document.tags),
        "terms": " ; ".join(document.terms),
        "identifiers": " ; ".join(document.identifiers),
    }
    values = [f"section:{document.section}"]
    values += [f"{facet}:{slug}" for facet, slugs in document.facets.items() for slug in slugs]
    published = timezone.localdate(document.published_at) if document.published_at else None
    date = document.date or published
    return AnalysedDocument(
        key=document.key,
        fields={name: positions(texts[name]) for name in FIELD_WEIGHTS},
        values=tuple(values),
        sort_title=collation_key(document.title),
        date=date.toordinal() if date else 0,
        expires=int(document.expires_at.timestamp()) if document.expires_at else NEVER,
        factor=score_factor(document, date, today or timezone.localdate()),
    )


def positions(text: str) -> Positions:
    """Terms of ``text``; stop words take no place in an index."""
    return tuple(token.terms for token in tokenize(clean(text)) if not token.is_stop_word)


def score_factor(document: SearchDocument, date: dt.date | None, today: dt.date) -> float:
    """By how much to multiply the score of a document for its age and currency."""
    factor = OUTDATED if document.outdated else 1.0
    if date:
        years = max(0.0, (today - date).days / 365.25)
        factor *= 1 + FRESH_BONUS * max(0.0, 1 - years / FRESH_YEARS)
    return factor
