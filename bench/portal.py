"""The whole results page, and the bare engine beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import median
from typing import Any

import tantivy
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from bench.timing import percentiles, resident_megabytes, seconds, spent, timed
from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.analysed import analyse
from mms_wagtail.search.api import engine_query, results_for
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.elasticsearch_query import body_of
from mms_wagtail.search.knowledge import get_knowledge
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import ANYWHERE, EngineQuery
from mms_wagtail.search.query import MAX_HITS, read_request
from mms_wagtail.search.suggesting import suggest
from mms_wagtail.search.text import tokenize
from mms_wagtail.search.understanding import understand

WARM_UP = 50
SAMPLE = 3_000
PER_PAGE = 10
REPEATS = 30

Query = list[tuple[str, str]]


def page(query: Query) -> Any:
    results = results_for(QueryDict(urlencode(query)), path="/poisk/")
    assert results.ready, results.notices
    return results


def terms_of(query: Query) -> list[str]:
    return [token.terms[0] for token in tokenize(query[0][1])]


def bare_tantivy(engine: Any, query: Query) -> None:
    """Any of the words, the best ten, no facets, no filters."""
    index = engine._index()
    searcher = index.searcher()
    words = [
        (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, ANYWHERE, term))
        for term in terms_of(query)
    ]
    for _score, address in searcher.search(tantivy.Query.boolean_query(words), PER_PAGE).hits:
        searcher.doc(address)


def bare_elasticsearch(engine: Any, query: Query) -> None:
    words = [{"term": {ANYWHERE: term}} for term in terms_of(query)]
    engine.client.search(index=engine.alias, query={"bool": {"should": words}}, size=PER_PAGE, source=False)


def planned(queries: Iterable[Query]) -> list[EngineQuery]:
    """What the engine is asked for each of ``queries``, understood beforehand."""
    knowledge = get_knowledge()
    plans = []
    for query in queries:
        request = read_request(QueryDict(urlencode(query)), path="/poisk/")
        meant = understand(request.text, lexicon=knowledge.lexicon, thesaurus=knowledge.thesaurus)
        plans.append(engine_query(request, meant))
    return [plan for plan in plans if plan.concepts]


def measure(name: str, queries: list[Query]) -> dict[str, Any]:
    """All numbers of one engine over the documents that are in the database.

    ``bare`` is :func:`bare_tantivy` or :func:`bare_elasticsearch`; ``weighed`` the portal's own
    query without facets, ``asked`` that query with facets: what is left to a page is ours.
    """
    engine = get_engine()
    documents = SearchDocument.objects.filter(deleted=False).count()
    sample = list(SearchDocument.objects.order_by("pk")[:SAMPLE])
    analysing = seconds(lambda: [analyse(row) for row in sample]) / len(sample)
    rebuilt = seconds(lambda: rebuilding.rebuild(reproject=False))
    bare = bare_elasticsearch if engine.remote else bare_tantivy
    for query in queries[:WARM_UP]:
        page(query)
        bare(engine, query)
        suggest(query[0][1][:2])
    plans = planned(queries)
    full = spent(page, queries)
    raw = timed(lambda query: bare(engine, query), queries)
    weighed = timed(engine.search, [replace(plan, facets=()) for plan in plans])
    if engine.remote:
        # Bodies made beforehand: what is left to a page is all that we do, the making of the body too.
        bodies = [body_of(plan) for plan in plans]
        asked = timed(lambda body: engine.client.search(index=engine.alias, body=body), bodies)
    else:
        asked = timed(engine.search, plans)
    beginnings = [query[0][1][:length] for query in queries[:250] for length in (2, 4)]
    common = common_word()
    total = page(common).total
    deepest = min(total, MAX_HITS) // PER_PAGE
    first = timed(page, [common] * REPEATS)
    deep = timed(page, [[*common, ("page", str(deepest))]] * REPEATS)
    return {
        "engine": name,
        "documents": documents,
        "page": percentiles(full),
        "bare": raw,
        "weighed": weighed,
        "asked": asked,
        "index_per_second": round(documents / rebuilt),
        "analysis_per_second": round(1 / analysing),
        "index_megabytes": round(engine.status().bytes / 1e6, 1),
        "resident_megabytes": resident_megabytes(),
        "suggestions": timed(suggest, beginnings),
        "first_page": first["p50"],
        "deepest_page": deep["p50"],
        "deepest_hit": deepest * PER_PAGE,
        "publish_to_found": publish_to_found(),
        "spent": full,
    }


def common_word() -> Query:
    """The word that most documents have, so that there are deep pages."""
    lexicon = get_knowledge().lexicon
    words = (form for form, _count in lexicon.forms.most_common() if len(form) > 5)
    return next(query for word in words if page(query := [("q", word)]).total)


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

    return round(median(spent(change, range(times))), 2)
