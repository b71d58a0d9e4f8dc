"""The whole results page, and the bare engine beside it."""

from __future__ import annotations

from typing import Any

import tantivy
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from bench.timing import resident_megabytes, seconds, timed
from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.analysed import analyse
from mms_wagtail.search.api import results_for
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import ANYWHERE
from mms_wagtail.search.suggesting import suggest
from mms_wagtail.search.text import tokenize

WARM_UP = 50
SAMPLE = 3_000
DEEPEST = 1_000


def page(query: list[tuple[str, str]]) -> Any:
    results = results_for(QueryDict(urlencode(query)), path="/poisk/")
    assert results.ready, results.notices
    return results


def terms_of(query: list[tuple[str, str]]) -> list[str]:
    return [token.terms[0] for token in tokenize(query[0][1])]


def bare_tantivy(engine: Any, query: list[tuple[str, str]]) -> None:
    """Any of the words, the best ten, no facets, no filters."""
    index = engine._index()
    searcher = index.searcher()
    words = [
        (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, ANYWHERE, term))
        for term in terms_of(query)
    ]
    for _score, address in searcher.search(tantivy.Query.boolean_query(words), 10).hits:
        searcher.doc(address)


def bare_elasticsearch(engine: Any, query: list[tuple[str, str]]) -> None:
    words = [{"term": {ANYWHERE: term}} for term in terms_of(query)]
    engine.client.search(index=engine.alias, query={"bool": {"should": words}}, size=10, source=False)


def measure(name: str, queries: list[list[tuple[str, str]]]) -> dict[str, Any]:
    """All numbers of one engine over the documents that are in the database."""
    engine = get_engine()
    documents = SearchDocument.objects.filter(deleted=False).count()
    sample = list(SearchDocument.objects.order_by("pk")[:SAMPLE])
    analysing = seconds(lambda: [analyse(row) for row in sample]) / len(sample)
    rebuilt = seconds(lambda: rebuilding.rebuild(reproject=False))
    bare = bare_elasticsearch if engine.remote else bare_tantivy
    for query in queries[:WARM_UP]:
        page(query)
        bare(engine, query)
    full = timed(page, queries)
    raw = timed(lambda query: bare(engine, query), queries)
    beginnings = [query[0][1][:length] for query in queries[:250] for length in (2, 4)]

    first = timed(lambda _n: page([("page", "1")]), range(30))
    deep = timed(lambda _n: page([("page", str(min(DEEPEST, documents // 10)))]), range(30))
    return {
        "engine": name,
        "documents": documents,
        "page": full,
        "bare": raw,
        "ratio_p50": round(full["p50"] / raw["p50"], 2),
        "index_per_second": round(documents / rebuilt),
        "analysis_per_second": round(1 / analysing),
        "index_megabytes": round(engine.status().bytes / 1e6, 1),
        "resident_megabytes": resident_megabytes(),
        "suggestions": timed(suggest, beginnings),
        "first_page": first["p50"],
        "deepest_page": deep["p50"],
        "publish_to_found": publish_to_found(),
    }


def publish_to_found(times: int = 10) -> float:
    """Milliseconds from a changed row until the search finds it, in the median."""

    def change(number: int) -> None:
        row = SearchDocument.objects.order_by("pk")[number]
        word = f"новинка{number}ъ"
        SearchDocument.objects.filter(pk=row.pk).update(
            title=f"{row.title} {word}", pending=True, revision=10**15 + number, changed_at=timezone.now()
        )
        outbox.drain()
        if not page([("q", word)]).total:
            raise AssertionError(f"{word} is not found")

    return timed(change, range(times))["p50"]
