"""How a plan is said to Elasticsearch, clause by clause.

The clauses are plain mappings: a query has hundreds, and objects of the client's DSL take longer to
make and to turn into mappings than the server needs to answer. The request around them is the DSL's.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

from mms_wagtail.search.coverage import Both, Counted, needed
from mms_wagtail.search.coverage import Clause as Wanted
from mms_wagtail.search.plan import (
    ANYWHERE,
    BONUS_ANYWHERE,
    BONUS_PAIR,
    BONUS_STRONGLY,
    FIELD_WEIGHTS,
    GIST_FIELDS,
    MAX_GIST,
    PHRASE_DAMPING,
    STRONGLY,
    TIE_BREAKER,
    Alternative,
    Concept,
    EngineQuery,
)

Clause = dict[str, Any]


def base_query(query: EngineQuery, *, like: Clause | None = None) -> Clause:
    """What matches the words, and has not expired."""
    must = [like] if like is not None else []
    should = [clause for concept in query.concepts for clause in (ranked(concept), *bonuses(concept))]
    should += [constant(said(STRONGLY, pair), BONUS_PAIR) for pair in query.pairs]
    kept = [not_expired(query.now)]
    if query.concepts:
        kept.append(coverage(query.concepts))
    kept += [mentioned(ANYWHERE, concept) for concept in query.concepts if concept.required]
    kept += [said(ANYWHERE, phrase) for phrase in query.phrases]
    without = [said(ANYWHERE, excluded) for excluded in query.excluded]
    return {"bool": {"must": must, "should": should, "filter": kept, "must_not": without}}


def weighed(query: Clause) -> Clause:
    """Scores times the factor of the document (twice, as the other engine must)."""
    factor = {"field_value_factor": {"field": "factor", "factor": 2, "missing": 1}}
    return {"function_score": {"query": query, "functions": [factor], "boost_mode": "multiply"}}


def any_of(clauses: Sequence[Clause], demand: int = 1) -> Clause:
    """At least ``demand`` of ``clauses``."""
    return {"bool": {"should": list(clauses), "minimum_should_match": demand}}


def constant(clause: Clause, gain: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": gain}}


def not_expired(now: dt.datetime) -> Clause:
    return {"range": {"expires": {"gt": int(now.timestamp())}}}


def coverage(concepts: Sequence[Concept]) -> Clause:
    """Enough of the concepts anywhere, or enough of them in the strong fields."""
    anywhere, strongly = needed(concepts)
    if strongly is None:
        return _covering(ANYWHERE, anywhere)
    either = [_covering(ANYWHERE, anywhere), _covering(STRONGLY, strongly)]
    return any_of(either)


def _covering(field: str, clause: Wanted) -> Clause:
    if isinstance(clause, Concept):
        return mentioned(field, clause)
    if isinstance(clause, Counted):
        # A share of three is said thrice, for clauses are counted.
        shares = [mentioned(field, concept) for concept in clause.concepts for _share in range(concept.share)]
        return any_of(shares, clause.demand)
    clauses = [_covering(field, item) for item in clause.clauses]
    if isinstance(clause, Both):
        return {"bool": {"filter": clauses}}
    return any_of(clauses)


def mentioned(field: str, concept: Concept) -> Clause:
    """Any of the alternatives that count in ``field``."""
    clauses = [said(field, alternative) for alternative in concept.counted]
    return clauses[0] if len(clauses) == 1 else any_of(clauses)


def said(field: str, alternative: Alternative, *, boost: float = 1.0) -> Clause:
    """A term, or all of a phrase's terms one after another."""
    if len(alternative.terms) == 1:
        return {"term": {field: {"value": alternative.terms[0], "boost": boost}}}
    return {"match_phrase": {field: {"query": " ".join(alternative.terms), "boost": boost}}}


def bonuses(concept: Concept) -> list[Clause]:
    """What a document gains for having the concept at all: anywhere, and more in a strong field."""
    places = ((ANYWHERE, BONUS_ANYWHERE), (STRONGLY, BONUS_STRONGLY - BONUS_ANYWHERE))
    return [
        constant(mentioned(field, concept), gain * concept.share) for field, gain in places if concept.share
    ]


def ranked(concept: Concept) -> Clause:
    """The best field of the best alternative, not their sum."""
    clauses = [
        said(name, item, boost=field_weight * item.weight / len(item.terms) ** PHRASE_DAMPING)
        for name, field_weight in FIELD_WEIGHTS.items()
        for item in concept.alternatives
    ]
    return {"dis_max": {"tie_breaker": TIE_BREAKER, "queries": clauses}}


def filtered(filters: Mapping[str, tuple[str, ...]]) -> Clause:
    """Values of one facet are alternatives."""
    if not filters:
        return {"match_all": {}}
    clauses = [
        {"terms": {"values": [f"{facet}:{value}" for value in values]}} for facet, values in filters.items()
    ]
    return {"bool": {"filter": clauses}}


def expressed(terms: Sequence[str]) -> Clause | None:
    """A query for documents about the same, or None without telling words."""
    telling = list(dict.fromkeys(terms))[:MAX_GIST]
    if not telling:
        return None
    clauses = [
        {
            "dis_max": {
                "queries": [
                    said(name, Alternative((term,)), boost=weight) for name, weight in GIST_FIELDS.items()
                ]
            }
        }
        for term in telling
    ]
    return any_of(clauses, max(1, math.ceil(len(telling) / 4)))
