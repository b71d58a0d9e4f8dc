"""The index template of Elasticsearch, and the one request of a page of results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from elasticsearch.dsl import Q, Search

from mms_wagtail.search.analysed import AnalysedDocument, Positions
from mms_wagtail.search.engines.elasticsearch_clauses import base_query, filtered, weighed
from mms_wagtail.search.plan import (
    ANYWHERE,
    FIELD_WEIGHTS,
    MAX_GIST,
    SENTINEL,
    STRONG_FIELDS,
    STRONGLY,
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


def body_of(query: EngineQuery) -> dict[str, Any]:
    """The one request of a page of results: hits, exact total, counts of all facets."""
    return {**_frame(query).to_dict(), "query": weighed(base_query(query))}


def _frame(query: EngineQuery) -> Search[Any]:
    """All of the request but what is searched for."""
    search = Search().source(False)
    search = search.extra(track_total_hits=True, track_scores=True, docvalue_fields=["key"])
    search = search[query.offset : query.offset + query.limit]
    if query.sort == "title":
        search = search.sort("sort_title", "key")
    elif query.sort == "newest" or not query.concepts:
        search = search.sort("-newest")
    else:
        search = search.sort("_score", "key")
    if query.filters:
        search = search.post_filter(Q(filtered(query.filters)))
    for name, filters, facets in _counting(query):
        bucket = search.aggs.bucket(name, "filter", filter=Q(filtered(filters)))
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
