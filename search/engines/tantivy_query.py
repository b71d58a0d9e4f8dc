"""The schema of tantivy's index, and how a plan is said in its queries."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy
from tantivy import Occur, Query

from mms_wagtail.search.plan import FIELD_WEIGHTS, STRONG_FIELDS, TIE_BREAKER, Concept, demanded

MAX_GIST = 40
# A word of a thousand documents says little of what one of them is like.
GIST_FIELDS = {"title": 3.0, "tags": 3.0, "terms": 1.0, "annotation": 1.0}


def build_schema() -> Any:
    """Fields of the index. Terms come analysed, so the tokenizers only split what we joined."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in FIELD_WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    # Terms that say what the document is about, for «похожие материалы».
    builder.add_text_field("gist", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("values", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sort_title", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("newest", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("expires", indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def score_weight(factor: float) -> float:
    """What the field ``weight`` must hold to multiply a score by ``factor``, which is at least 0.5.

    tantivy multiplies by log2(2 + weight) and takes weights from 0 up, so all factors
    are doubled; only their ratios matter.
    """
    return float(2 ** (2 * factor) - 2)


def base_query(
    schema: Any, concepts: Sequence[Concept], now: dt.datetime | float, *, like: Any = None
) -> Any:
    """What matches the words, and has not expired."""
    seconds = int(now.timestamp() if isinstance(now, dt.datetime) else now)
    current = Query.range_query(
        schema, "expires", tantivy.FieldType.Integer, lower_bound=seconds, include_lower=False
    )
    clauses = [(Occur.Must, Query.const_score_query(current, 0.0))]
    if like is not None:
        clauses.append((Occur.Must, like))
    elif concepts:
        clauses.append((Occur.Must, Query.const_score_query(coverage(schema, concepts), 0.0)))
        clauses += [(Occur.Should, ranked(schema, concept)) for concept in concepts]
    return Query.boolean_query(clauses)


def coverage(schema: Any, concepts: Sequence[Concept]) -> Any:
    """Enough of the concepts anywhere, or enough of them in the strong fields."""
    anywhere, strongly = demanded(len(concepts))
    weak = [(Occur.Should, mentioned(schema, concept, tuple(FIELD_WEIGHTS))) for concept in concepts]
    strong = [(Occur.Should, mentioned(schema, concept, STRONG_FIELDS)) for concept in concepts]
    return Query.boolean_query(
        [
            (Occur.Should, Query.boolean_query(weak, minimum_number_should_match=anywhere)),
            (Occur.Should, Query.boolean_query(strong, minimum_number_should_match=strongly)),
        ]
    )


def mentioned(schema: Any, concept: Concept, fields: Sequence[str]) -> Any:
    """Any of the concept's terms in any of ``fields``."""
    return Query.boolean_query(
        [
            (Occur.Should, Query.term_query(schema, name, term, "basic"))
            for name in fields
            for term, _weight in concept.alternatives
        ]
    )


def ranked(schema: Any, concept: Concept) -> Any:
    """The best field of the best alternative, not their sum: repeating synonyms wins nothing."""
    return Query.disjunction_max_query(
        [
            Query.boost_query(Query.term_query(schema, name, term, "freq"), field_weight * weight)
            for name, field_weight in FIELD_WEIGHTS.items()
            for term, weight in concept.alternatives
        ],
        tie_breaker=TIE_BREAKER,
    )


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
