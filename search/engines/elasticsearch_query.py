"""The index template of Elasticsearch, and how a plan is said in its DSL."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch.dsl import Q, Search
from elasticsearch.dsl.query import Query

from mms_wagtail.search.analysed import AnalysedDocument, Positions
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
    SENTINEL,
    STRONG_FIELDS,
    STRONGLY,
    TIE_BREAKER,
    Alternative,
    Concept,
    EngineQuery,
)

# Terms of one place are joined by this, which no term has; a filter puts them at one position again.
JOINT = "|"
MAX_VALUES = 10_000
FACETS = "facets"


def index_template(pattern: str) -> dict[str, Any]:
    """Settings and fields of the indexes whose names match ``pattern``."""
    text = {"type": "text", "analyzer": "places", "search_analyzer": "terms", "similarity": "plain"}
    keyword = {"type": "keyword"}
    properties: dict[str, Any] = dict.fromkeys((*FIELD_WEIGHTS, ANYWHERE, STRONGLY), text)
    for name in ("key", "values", "sort_title"):
        properties[name] = keyword
    properties["gist"] = {"type": "keyword", "index": False, "doc_values": False}
    properties["expires"] = {"type": "long"}
    properties["revision"] = {"type": "long"}
    properties["newest"] = {"type": "long"}
    properties["factor"] = {"type": "float"}
    # A column for each facet, to count by; which there are is the plugins' affair.
    properties[FACETS] = {"type": "object", "dynamic": True}
    return {
        "index_patterns": [pattern],
        "priority": 500,
        "template": {
            "settings": {
                # One shard: scores need the frequencies of the whole index, and a portal fits.
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "1s",
                "similarity": {"plain": {"type": "BM25", "k1": 1.2, "b": 0.75, "discount_overlaps": False}},
                "analysis": {
                    "filter": {
                        "alternatives": {
                            "type": "pattern_capture",
                            "preserve_original": False,
                            "patterns": [r"([^|]+)"],
                        }
                    },
                    "analyzer": {
                        "places": {"type": "custom", "tokenizer": "whitespace", "filter": ["alternatives"]},
                        "terms": {"type": "custom", "tokenizer": "whitespace"},
                    },
                },
            },
            "mappings": {
                "dynamic": "strict",
                "dynamic_templates": [
                    {FACETS: {"path_match": f"{FACETS}.*", "mapping": {"type": "keyword", "index": False}}}
                ],
                # Texts are fed from the database; what is kept here is what hits are made of.
                "_source": {"includes": ["key", "gist", "revision"]},
                "properties": properties,
            },
        },
    }


def source_of(document: AnalysedDocument) -> dict[str, Any]:
    """A document as it is fed."""
    gist = [terms[0] for name in ("title", "tags", "terms") for terms in document.fields[name]]
    return {
        "key": document.key,
        "revision": document.revision,
        **{name: places_text(places) for name, places in document.fields.items()},
        ANYWHERE: [places_text(places) for places in document.fields.values()],
        STRONGLY: [places_text(document.fields[name]) for name in STRONG_FIELDS],
        "gist": gist[:MAX_GIST],
        "values": list(document.values),
        FACETS: document.by_facet,
        "sort_title": document.sort_title,
        "newest": document.newest,
        "expires": document.expires,
        "factor": document.factor,
    }


def places_text(places: Positions) -> str:
    """Terms of a text between spaces, those of one place joined."""
    return " ".join([*(JOINT.join(terms) for terms in places), SENTINEL])


def search_of(query: EngineQuery) -> Search[Any]:
    """The one request of a page of results: hits, exact total, counts of all facets."""
    search = Search().query(weighed(base_query(query))).source(False)
    search = search.extra(track_total_hits=True, track_scores=True, docvalue_fields=["key"])
    search = search[query.offset : query.offset + query.limit]
    if query.sort == "title":
        search = search.sort("sort_title", "key")
    elif query.sort == "newest" or not query.concepts:
        search = search.sort("-newest")
    else:
        search = search.sort("_score", "key")
    if query.filters:
        search = search.post_filter(filtered(query.filters))
    for name, filters, facets in _counting(query):
        bucket = search.aggs.bucket(name, "filter", filter=filtered(filters))
        for facet in facets:
            bucket.bucket(facet, "terms", field=f"{FACETS}.{facet}", size=MAX_VALUES)
    return search


def _counting(query: EngineQuery) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]], list[str]]]:
    """Which facets are counted together, and within which filters: its own do not narrow a facet."""
    if common := [facet for facet in query.facets if facet not in query.filters]:
        yield "common", query.filters, common
    for facet in query.facets:
        if facet in query.filters:
            others = {name: values for name, values in query.filters.items() if name != facet}
            yield f"own_{facet}", others, [facet]


def counts_of(answer: Any, query: EngineQuery) -> dict[str, dict[str, int]]:
    """Counts by facet and value from an answer."""
    return {
        facet: {
            bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"][name][facet]["buckets"]
        }
        for name, _filters, facets in _counting(query)
        for facet in facets
    }


def base_query(query: EngineQuery, *, like: Query | None = None) -> Query:
    """What matches the words, and has not expired."""
    must = [like] if like is not None else []
    should = [clause for concept in query.concepts for clause in (ranked(concept), *bonuses(concept))]
    should += [Q("constant_score", filter=said(STRONGLY, pair), boost=BONUS_PAIR) for pair in query.pairs]
    kept = [not_expired(query.now)]
    if query.concepts:
        kept.append(coverage(query.concepts))
    kept += [mentioned(ANYWHERE, concept) for concept in query.concepts if concept.required]
    kept += [said(ANYWHERE, phrase) for phrase in query.phrases]
    without = [said(ANYWHERE, excluded) for excluded in query.excluded]
    return Q("bool", must=must, should=should, filter=kept, must_not=without)


def weighed(query: Query) -> Query:
    """Scores times the factor of the document (twice, as the other engine must)."""
    factor = {"field_value_factor": {"field": "factor", "factor": 2, "missing": 1}}
    return Q("function_score", query=query, functions=[factor], boost_mode="multiply")


def not_expired(now: dt.datetime) -> Query:
    return Q("range", expires={"gt": int(now.timestamp())})


def coverage(concepts: Sequence[Concept]) -> Query:
    """Enough of the concepts anywhere, or enough of them in the strong fields."""
    anywhere, strongly = needed(concepts)
    if strongly is None:
        return _covering(ANYWHERE, anywhere)
    either = [_covering(ANYWHERE, anywhere), _covering(STRONGLY, strongly)]
    return Q("bool", should=either, minimum_should_match=1)


def _covering(field: str, clause: Clause) -> Query:
    if isinstance(clause, Concept):
        return mentioned(field, clause)
    if isinstance(clause, Counted):
        # A share of three is said thrice, for clauses are counted.
        shares = [mentioned(field, concept) for concept in clause.concepts for _share in range(concept.share)]
        return Q("bool", should=shares, minimum_should_match=clause.demand)
    clauses = [_covering(field, item) for item in clause.clauses]
    if isinstance(clause, Both):
        return Q("bool", filter=clauses)
    return Q("bool", should=clauses, minimum_should_match=1)


def mentioned(field: str, concept: Concept) -> Query:
    """Any of the alternatives that count in ``field``."""
    clauses = [said(field, alternative) for alternative in concept.counted]
    return clauses[0] if len(clauses) == 1 else Q("bool", should=clauses, minimum_should_match=1)


def said(field: str, alternative: Alternative, *, boost: float = 1.0) -> Query:
    """A term, or all of a phrase's terms one after another."""
    if len(alternative.terms) == 1:
        return Q("term", **{field: {"value": alternative.terms[0], "boost": boost}})
    return Q("match_phrase", **{field: {"query": " ".join(alternative.terms), "boost": boost}})


def bonuses(concept: Concept) -> list[Query]:
    """What a document gains for having the concept at all: anywhere, and more in a strong field."""
    places = ((ANYWHERE, BONUS_ANYWHERE), (STRONGLY, BONUS_STRONGLY - BONUS_ANYWHERE))
    return [
        Q("constant_score", filter=mentioned(field, concept), boost=gain * concept.share)
        for field, gain in places
        if concept.share
    ]


def ranked(concept: Concept) -> Query:
    """The best field of the best alternative, not their sum."""
    return Q(
        "dis_max",
        tie_breaker=TIE_BREAKER,
        queries=[
            said(
                name,
                item,
                boost=field_weight * item.weight / len(item.terms) ** PHRASE_DAMPING,
            )
            for name, field_weight in FIELD_WEIGHTS.items()
            for item in concept.alternatives
        ],
    )


def filtered(filters: Mapping[str, tuple[str, ...]]) -> Query:
    """Values of one facet are alternatives."""
    if not filters:
        return Q("match_all")
    clauses = [
        Q("terms", values=[f"{facet}:{value}" for value in values]) for facet, values in filters.items()
    ]
    return Q("bool", filter=clauses)


def expressed(terms: Sequence[str]) -> Query | None:
    """A query for documents about the same, or None without telling words."""
    telling = list(dict.fromkeys(terms))[:MAX_GIST]
    if not telling:
        return None
    clauses = [
        Q(
            "dis_max",
            queries=[said(name, Alternative((term,)), boost=weight) for name, weight in GIST_FIELDS.items()],
        )
        for term in telling
    ]
    return Q("bool", should=clauses, minimum_should_match=max(1, math.ceil(len(telling) / 4)))
