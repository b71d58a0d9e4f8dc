"""The public face of the search: what plugins, hosts and templates may call."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail import registry
from mms_wagtail.conf import get_settings
from mms_wagtail.contracts import Plugin, Text
from mms_wagtail.search import rebuilding
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import EngineDownError, EngineNotReadyError
from mms_wagtail.search.facet_groups import (
    Vocabularies,
    chips,
    facet_groups,
    listed_facets,
    read_vocabularies,
    unknown_values,
)
from mms_wagtail.search.fallback import plain_search
from mms_wagtail.search.hits import hits_of, make_hit
from mms_wagtail.search.knowledge import get_knowledge, load_synonyms, read_revisions
from mms_wagtail.search.labels import SECTION, VOCABULARIES
from mms_wagtail.search.models import SearchDocument, SearchDocumentValue
from mms_wagtail.search.offers import offers
from mms_wagtail.search.outbox import drain_leftovers, drain_on_commit
from mms_wagtail.search.paging import make_pager, page_count, page_size_options, sort_options
from mms_wagtail.search.plan import EngineQuery, EngineResult
from mms_wagtail.search.projection import mark
from mms_wagtail.search.query import MAX_HITS, SearchRequest, read_request
from mms_wagtail.search.rebuilding import make_ready
from mms_wagtail.search.results import Hit, Results
from mms_wagtail.search.understanding import Understanding, understand

__all__ = [
    "SectionNews",
    "load_synonyms",
    "make_ready",
    "newest",
    "newest_by_section",
    "refresh",
    "results_for",
    "search",
    "similar",
    "totals_by_section",
    "totals_by_value",
    "works_by_author",
]

logger = logging.getLogger(__name__)

# Where the cards of a section without a block of its own stand on the home page.
CARDS_ORDER = 50


@dataclass(frozen=True, kw_only=True)
class SectionNews:
    """Newest documents of a section, and how many it has; ``leads`` is the first that shows cards of them."""

    plugin: Plugin
    hits: tuple[Hit, ...]
    total: int
    leads: bool = False


def results_for(params: Any, *, path: str, section: str = "") -> Results:
    """Results for the query string ``params`` (a ``QueryDict``). Never raises for what a person can send.

    ``path`` begins the links of the results; ``section`` fixes a section, for its own page.
    """
    return search(read_request(params, path=path, section=section))


def search(request: SearchRequest) -> Results:
    """Answer ``request`` with a fixed number of SQL queries, whatever is found.

    When the index cannot answer, the hits come from titles alone, ``ready`` is
    False, and a rebuild starts in the background.
    """
    drain_leftovers()
    revisions = read_revisions()
    words = read_vocabularies(request, revisions.get(VOCABULARIES, 0))
    notices = [*request.notices]
    if unknown := unknown_values(request, words):
        notices.append(
            _("Нет такого значения: %s. Снимите эту отметку, чтобы увидеть больше.") % ", ".join(unknown)
        )
    meant = _understood(request, revisions)
    if request.text and not (meant.concepts or meant.phrases or meant.excluded):
        notices.append(_("В запросе нет слов, по которым можно искать. Напишите, что вам нужно, словами."))
        return _results(request, words, meant, EngineResult((), 0, {}), notices)
    try:
        request, found = _ask(request, meant, notices)
    except EngineNotReadyError as error:
        logger.warning("The search index cannot answer: %s", error)
        if isinstance(error, EngineDownError):
            notices.append(_("Поиск временно недоступен. Пока ищем только в названиях, без уточнений."))
        else:
            rebuilding.start(reason=str(error))
            notices.append(
                _("Поиск перестраивается. Пока ищем только в названиях, через минуту-другую всё вернётся.")
            )
        return _plain(request, words, meant, notices)
    return _results(request, words, meant, found, notices)


def _understood(request: SearchRequest, revisions: Mapping[str, int]) -> Understanding:
    if not request.text:
        return Understanding()
    knowledge = get_knowledge(revisions)
    return understand(
        request.text,
        lexicon=knowledge.lexicon,
        thesaurus=knowledge.thesaurus,
        literal=request.literal,
    )


def _ask(
    request: SearchRequest, meant: Understanding, notices: list[Text]
) -> tuple[SearchRequest, EngineResult]:
    """Ask the engine; a page that does not exist becomes the last one that does."""
    last = MAX_HITS // request.per_page
    asked = request.page
    request = replace(request, page=min(asked, last))
    found = get_engine().search(engine_query(request, meant))
    pages = min(last, page_count(found.total, request.per_page))
    if asked > pages:
        if found.total:
            notices.append(_("Страницы %(asked)d нет, показана последняя.") % {"asked": asked})
        request = replace(request, page=pages)
        found = get_engine().search(engine_query(request, meant))
    return request, found


def engine_query(request: SearchRequest, meant: Understanding) -> EngineQuery:
    """What the engine is asked for ``request``."""
    return EngineQuery(
        concepts=meant.concepts,
        pairs=meant.pairs,
        phrases=meant.phrases,
        excluded=meant.excluded,
        filters=request.filters,
        sort=request.sort,
        offset=(request.page - 1) * request.per_page,
        limit=request.per_page,
        now=timezone.now(),
        facets=tuple(listed_facets(request)),
    )


def _results(
    request: SearchRequest,
    words: Vocabularies,
    meant: Understanding,
    found: EngineResult,
    notices: list[Text],
    *,
    ready: bool = True,
) -> Results:
    hits = hits_of(found.hits, meant.terms)
    chosen = chips(request, words)
    hidden = [pair for pair in replace(request, page=1).pairs if pair[0] != "q"]
    return Results(
        query=request.text,
        understood=meant.shown,
        literal_url=request.url(literal=True) if meant.shown else "",
        offers=offers(request, meant, found.counts, words) if ready and found.total else (),
        total=found.total,
        hits=hits,
        facets=facet_groups(request, found.counts, words) if ready else (),
        chips=chosen,
        address=request.url(),
        title=", ".join(str(part) for part in (request.text, *(chip.label for chip in chosen)) if part)[:200],
        clear_url=request.url(selected={}, ranges={}) if request.selected or request.ranges else "",
        feed_url=feed_url(request),
        sorts=sort_options(request),
        page_sizes=page_size_options(request),
        pager=make_pager(request, found.total, len(hits)),
        hidden_inputs=tuple(hidden),
        notices=tuple(notices),
        ready=ready,
    )


def feed_url(request: SearchRequest) -> str:
    """The address of the feed of this search, whichever page it stands on."""
    section = {SECTION: (request.section,)} if request.section else {}
    return replace(request, path=reverse("mms_search:feed"), sort=request.default_sort).url(
        selected={**request.selected, **section}, per_page=get_settings().page_sizes[0]
    )


def _plain(request: SearchRequest, words: Vocabularies, meant: Understanding, notices: list[Text]) -> Results:
    """Results from titles, while the index is made."""
    rows = plain_search(request, meant.concepts)
    total = min(rows.count(), MAX_HITS)
    request = replace(request, page=min(request.page, page_count(total, request.per_page)))
    start = (request.page - 1) * request.per_page
    keys = tuple((row.key, 0.0) for row in rows[start : start + request.per_page])
    return _results(request, words, meant, EngineResult(keys, total, {}), notices, ready=False)


def similar(page: Any, *, limit: int = 4) -> tuple[Hit, ...]:
    """Documents like ``page``, without it; empty when the index cannot answer."""
    plugin = registry.plugin_of(page)
    if plugin is None or page.pk is None:
        return ()
    try:
        found = get_engine().similar(f"{plugin.slug}:{page.pk}", limit=limit, filters={}, now=timezone.now())
    except EngineNotReadyError:
        return ()
    return hits_of(found, ())


def refresh(things: Iterable[Any]) -> None:
    """Have things projected anew at commit, when what their documents tell of others has changed."""
    for thing in things:
        if plugin := registry.plugin_of(thing):
            mark(plugin, thing)
    drain_on_commit()


def newest(*, limit: int = 6, section: str = "") -> tuple[Hit, ...]:
    """Documents published last, from the database alone."""
    rows = _visible()
    if section:
        rows = rows.filter(section=section)
    return tuple(make_hit(row, 0.0) for row in rows.order_by("-published_at", "-pk")[:limit])


def newest_by_section(*, limit: int = 3) -> list[SectionNews]:
    """Newest documents and totals of every section of its own; one query, and one more a section."""
    totals = totals_by_section()
    sections = [plugin for plugin in registry.plugins().values() if not plugin.within]
    sections.sort(key=lambda plugin: plugin.home.order if plugin.home else CARDS_ORDER)
    leader = next((plugin for plugin in sections if plugin.home is None), None)
    return [
        SectionNews(
            plugin=plugin,
            hits=newest(limit=limit, section=plugin.slug),
            total=totals.get(plugin.slug, 0),
            leads=plugin is leader,
        )
        for plugin in sections
    ]


def totals_by_section() -> dict[str, int]:
    """How many documents each section has; one query."""
    counted = _visible().order_by().values("section").annotate(total=Count("pk"))
    return dict(counted.values_list("section", "total"))


def totals_by_value(facet: str) -> dict[str, int]:
    """How many documents carry each value of ``facet``, groups of a nested one included; one query.

    The numbers are those of the results that a link to the value leads to.
    """
    counted = SearchDocumentValue.objects.filter(facet=facet, document__in=_visible().values("pk"))
    return dict(
        counted.order_by().values("slug").annotate(total=Count("document")).values_list("slug", "total")
    )


def works_by_author(
    *, since: dt.date, until: dt.date, sections: Collection[str]
) -> dict[str, frozenset[str]]:
    """What people of the directory have published from ``since`` to ``until``; one query.

    Returns
    -------
    Slug of an author to the keys of their documents («materials:12») in ``sections``. A document counts
    by its own date, one without a date by the day of its publication.
    """
    dated = Q(document__date__range=(since, until))
    undated = Q(document__date=None, document__published_at__date__range=(since, until))
    rows = SearchDocumentValue.objects.filter(
        dated | undated, facet="author", document__deleted=False, document__section__in=list(sections)
    )
    found: dict[str, set[str]] = {}
    for slug, section, object_id in rows.values_list("slug", "document__section", "document__object_id"):
        found.setdefault(slug, set()).add(f"{section}:{object_id}")
    return {slug: frozenset(keys) for slug, keys in found.items()}


def _visible() -> Any:
    rows = SearchDocument.objects.filter(deleted=False).defer("body")
    return rows.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))
