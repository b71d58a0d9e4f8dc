"""The newest results of a search, for feed readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from mms_wagtail.search.api import search
from mms_wagtail.search.query import SearchRequest, read_request
from mms_wagtail.search.results import Hit

ITEMS = 20


class ResultsFeed(Feed[Any, SearchRequest]):
    """An Atom feed of what a search finds, the newest first. Takes the addresses of the results page."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> SearchRequest:
        asked = read_request(request.GET, path=reverse("mms_search:results"))
        return replace(asked, sort="newest", page=1, per_page=ITEMS)

    def title(self, asked: SearchRequest) -> str:
        return _("Новое по запросу «%s»") % asked.text if asked.text else _("Новое в банке")

    def link(self, asked: SearchRequest) -> str:
        return asked.url()

    def items(self, asked: SearchRequest) -> tuple[Hit, ...]:
        return search(asked).hits

    def item_title(self, hit: Any) -> str:
        return str(hit.title)

    def item_description(self, hit: Hit) -> str:
        return hit.passage

    def item_link(self, hit: Hit) -> str:
        return hit.url

    def item_pubdate(self, hit: Hit) -> dt.datetime | None:
        if hit.date is None:
            return None
        return timezone.make_aware(dt.datetime.combine(hit.date, dt.time(9)))
