"""The schema of tantivy's index, and how a plan is said in its queries."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy
from tantivy import Occur, Query

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
    demanded,
)


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
    builder.add_text_field("values", fast=True, tokenizer_name="raw", index_option="basic")
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
    current = Query.range_query(
        schema,
        "expires",
        tantivy.FieldType.Integer,
        lower_bound=int(query.now.timestamp()),
        include_lower=False,
    )
    clauses = [(Occur.Must, Query.const_score_query(current, 0.0))]
    if like is not None:
        clauses.append((Occur.Must, like))
    if query.concepts:
        clauses.append((Occur.Must, Query.const_score_query(coverage(schema, query.concepts), 0.0)))
        clauses += [(Occur.Should, ranked(schema, concept)) for concept in query.concepts]
        clauses += [(Occur.Should, bonus(schema, concept)) for concept in query.concepts]
        clauses += [
            (Occur.Should, Query.const_score_query(said(schema, STRONGLY, pair), BONUS_PAIR))
            for pair in query.pairs
        ]
        clauses += [
            (Occur.Must, Query.const_score_query(mentioned(schema, ANYWHERE, concept), 0.0))
            for concept in query.concepts
            if concept.required
        ]
    for phrase in query.phrases:
        clauses.append((Occur.Must, Query.const_score_query(said(schema, ANYWHERE, phrase), 0.0)))
    clauses += [(Occur.MustNot, said(schema, ANYWHERE, excluded)) for excluded in query.excluded]
    return Query.boolean_query(clauses)


def coverage(schema: Any, concepts: Sequence[Concept]) -> Any:
    """Enough of the concepts anywhere, or enough of them in the strong fields."""
    anywhere, strongly = demanded(concepts)
    return Query.boolean_query(
        [
            (Occur.Should, _enough(schema, ANYWHERE, concepts, anywhere)),
            (Occur.Should, _enough(schema, STRONGLY, concepts, strongly)),
        ]
    )


def _enough(schema: Any, field: str, concepts: Sequence[Concept], demand: int) -> Any:
    clauses = []
    for concept in concepts:
        if concept.share:
            clauses += [(Occur.Should, mentioned(schema, field, concept))] * concept.share
    return Query.boolean_query(clauses, minimum_number_should_match=demand)


def mentioned(schema: Any, field: str, concept: Concept) -> Any:
    """Any of the alternatives that count in ``field``."""
    if len(concept.counted) == 1:
        return said(schema, field, concept.counted[0])
    return Query.boolean_query(
        [(Occur.Should, said(schema, field, alternative)) for alternative in concept.counted]
    )


def bonus(schema: Any, concept: Concept) -> Any:
    """What a document gains for having the concept at all."""
    places = ((STRONGLY, BONUS_STRONGLY), (ANYWHERE, BONUS_ANYWHERE))
    return Query.disjunction_max_query(
        [
            Query.const_score_query(mentioned(schema, field, concept), gain * concept.share)
            for field, gain in places
        ]
    )


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
