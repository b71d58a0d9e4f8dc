"""The newest results of a search, for feed readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from mms_wagtail import registry
from mms_wagtail.search.api import search
from mms_wagtail.search.labels import SECTION
from mms_wagtail.search.query import SearchRequest, read_request
from mms_wagtail.search.results import Hit

ITEMS = 20


class ResultsFeed(Feed[Any, SearchRequest]):
    """An Atom feed (RFC 4287) of what a search finds, the newest first. Its address is the search's."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> SearchRequest:
        asked = read_request(request.GET, path=reverse("mms_search:results"))
        return replace(asked, sort="newest", page=1, per_page=ITEMS)

    def title(self, asked: SearchRequest) -> str:
        if asked.text:
            return _("Новое по запросу «%s»") % asked.text
        sections = [
            registry.plugins()[slug] for slug in asked.selected.get(SECTION, ()) if slug in registry.plugins()
        ]
        if len(sections) == 1:
            return _("Новое в разделе «%s»") % sections[0].label
        return _("Новое на портале")

    def link(self, asked: SearchRequest) -> str:
        return asked.url()

    # RFC 4287, 4.2.1: a feed has an author, or each of its entries.
    def author_name(self, asked: SearchRequest) -> str:
        return str(getattr(settings, "WAGTAIL_SITE_NAME", "")) or _("Методическая служба")

    def items(self, asked: SearchRequest) -> tuple[Hit, ...]:
        return search(asked).hits

    def item_title(self, hit: Any) -> str:
        return str(hit.title)

    def item_description(self, hit: Hit) -> str:
        return hit.passage

    def item_link(self, hit: Hit) -> str:
        return hit.url

    def item_pubdate(self, hit: Hit) -> dt.datetime | None:
        return hit.published_at

    # RFC 4287, 4.1.2: every entry says when it was changed.
    def item_updateddate(self, hit: Hit) -> dt.datetime | None:
        return hit.modified_at or hit.published_at
