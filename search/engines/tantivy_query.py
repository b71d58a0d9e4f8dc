"""The schema of tantivy's index, and how a plan is said in its queries."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy
from tantivy import Occur, Query

from mms_wagtail.search.coverage import Both, Clause, Counted, needed
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

FACETS = "facets"


def build_schema() -> Any:
    """Fields of the index. Terms come analysed, so the tokenizers only split what we joined."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in FIELD_WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in (ANYWHERE, STRONGLY):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    # Terms that say what the document is about, for «похожие материалы».
    builder.add_text_field("gist", stored=True, tokenizer_name="raw", index_option="basic")
    # Values of facets twice: "facet:slug" to narrow by, a column for each facet to count by.
    builder.add_text_field("values", tokenizer_name="raw", index_option="basic")
    builder.add_json_field(FACETS, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sort_title", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("newest", fast=True)
    builder.add_integer_field("revision", stored=True)
    builder.add_integer_field("expires", indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def score_weight(factor: float) -> float:
    """What the field ``weight`` must hold to multiply a score by ``factor``, which is at least 0.5.

    tantivy multiplies by log2(2 + weight) and takes weights from 0 up, so all factors
    are doubled; only their ratios matter.
    """
    return float(2 ** (2 * factor) - 2)


def base_query(schema: Any, query: EngineQuery, *, like: Any = None) -> Any:
    """What matches the words, and has not expired."""
    demands = [Query.const_score_query(clause, 0.0) for clause in _demands(schema, query)]
    if like is not None:
        demands.append(like)
    clauses = [(Occur.Must, clause) for clause in demands or [Query.all_query()]]
    clauses += [(Occur.Should, ranked(schema, concept)) for concept in query.concepts]
    clauses += [(Occur.Should, gain) for concept in query.concepts for gain in bonuses(schema, concept)]
    if query.concepts:
        clauses += [
            (Occur.Should, Query.const_score_query(said(schema, STRONGLY, pair), BONUS_PAIR))
            for pair in query.pairs
        ]
    return Query.boolean_query(clauses + _bans(schema, query))


def matching_query(schema: Any, query: EngineQuery) -> Any:
    """The same documents as :func:`base_query`, unranked: counting them needs no more."""
    clauses = [(Occur.Must, clause) for clause in _demands(schema, query) or [Query.all_query()]]
    return Query.boolean_query(clauses + _bans(schema, query))


def _demands(schema: Any, query: EngineQuery) -> list[Any]:
    """What a document must have: enough of the concepts, each required one, each phrase."""
    demands = [coverage(schema, query.concepts)] if query.concepts else []
    demands += [mentioned(schema, ANYWHERE, concept) for concept in query.concepts if concept.required]
    demands += [said(schema, ANYWHERE, phrase) for phrase in query.phrases]
    return demands


def _bans(schema: Any, query: EngineQuery) -> list[tuple[Any, Any]]:
    """What no document may have, nor may it have expired."""
    # Few documents ever expire, so it is cheaper to leave them out than to ask all when they do.
    expired = Query.range_query(
        schema,
        "expires",
        tantivy.FieldType.Integer,
        upper_bound=int(query.now.timestamp()),
        use_inverted_index=True,
    )
    banned = [expired, *(said(schema, ANYWHERE, excluded) for excluded in query.excluded)]
    return [(Occur.MustNot, clause) for clause in banned]


def coverage(schema: Any, concepts: Sequence[Concept]) -> Any:
    """Enough of the concepts anywhere, or enough of them in the strong fields."""
    anywhere, strongly = needed(concepts)
    if strongly is None:
        return _covering(schema, ANYWHERE, anywhere)
    either = ((ANYWHERE, anywhere), (STRONGLY, strongly))
    return Query.boolean_query([(Occur.Should, _covering(schema, field, clause)) for field, clause in either])


def _covering(schema: Any, field: str, clause: Clause) -> Any:
    if isinstance(clause, Concept):
        return mentioned(schema, field, clause)
    if isinstance(clause, Counted):
        # A share of three is said thrice, for tantivy counts clauses.
        shares = [
            (Occur.Should, mentioned(schema, field, concept))
            for concept in clause.concepts
            for _share in range(concept.share)
        ]
        return Query.boolean_query(shares, minimum_number_should_match=clause.demand)
    occur = Occur.Must if isinstance(clause, Both) else Occur.Should
    return Query.boolean_query([(occur, _covering(schema, field, item)) for item in clause.clauses])


def mentioned(schema: Any, field: str, concept: Concept) -> Any:
    """Any of the alternatives that count in ``field``."""
    if len(concept.counted) == 1:
        return said(schema, field, concept.counted[0])
    return Query.boolean_query(
        [(Occur.Should, said(schema, field, alternative)) for alternative in concept.counted]
    )


def bonuses(schema: Any, concept: Concept) -> list[Any]:
    """What a document gains for having the concept at all: anywhere, and more in a strong field."""
    places = ((ANYWHERE, BONUS_ANYWHERE), (STRONGLY, BONUS_STRONGLY - BONUS_ANYWHERE))
    return [
        Query.const_score_query(mentioned(schema, field, concept), gain * concept.share)
        for field, gain in places
    ]


def said(schema: Any, field: str, alternative: Alternative) -> Any:
    """A term, or all of a phrase's terms one after another."""
    if len(alternative.terms) == 1:
        return Query.term_query(schema, field, alternative.terms[0], "basic")
    return Query.phrase_query(schema, field, list(alternative.terms))


def ranked(schema: Any, concept: Concept) -> Any:
    """The best field of the best alternative, not their sum: repeating synonyms wins nothing."""
    return Query.disjunction_max_query(
        [
            Query.boost_query(
                _scored(schema, name, alternative),
                field_weight * alternative.weight / len(alternative.terms) ** PHRASE_DAMPING,
            )
            for name, field_weight in FIELD_WEIGHTS.items()
            for alternative in concept.alternatives
        ],
        tie_breaker=TIE_BREAKER,
    )


def _scored(schema: Any, field: str, alternative: Alternative) -> Any:
    if len(alternative.terms) == 1:
        return Query.term_query(schema, field, alternative.terms[0], "freq")
    return Query.phrase_query(schema, field, list(alternative.terms))


def filtered(schema: Any, matching: Any, filters: Mapping[str, tuple[str, ...]]) -> Any:
    """``matching`` within ``filters``: values of one facet are alternatives."""
    if not filters:
        return matching
    clauses = [(Occur.Must, matching)]
    for facet, values in filters.items():
        terms = [
            (Occur.Should, Query.term_query(schema, "values", f"{facet}:{value}", "basic"))
            for value in values
        ]
        clauses.append((Occur.Must, Query.const_score_query(Query.boolean_query(terms), 0.0)))
    return Query.boolean_query(clauses)


def expressed(schema: Any, terms: Sequence[str]) -> Any:
    """A query for documents about the same: at least a third of the telling words, or None."""
    telling = list(dict.fromkeys(terms))[:MAX_GIST]
    if not telling:
        return None
    clauses = [
        (
            Occur.Should,
            Query.disjunction_max_query(
                [
                    Query.boost_query(Query.term_query(schema, name, term, "freq"), weight)
                    for name, weight in GIST_FIELDS.items()
                ]
            ),
        )
        for term in telling
    ]
    return Query.boolean_query(clauses, minimum_number_should_match=max(1, math.ceil(len(telling) / 4)))
