"""Issues of the digest for feed readers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.models import LiteratureIndexPage, LiteratureNewsPage

ITEMS = 20


class NewsFeed(Feed[LiteratureNewsPage, None]):
    """An Atom feed (RFC 4287) of the latest issues, whole: who reads in a feed need not come."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Новинки литературы")

    def link(self) -> str:
        page = LiteratureIndexPage.objects.live().first()
        return (page.get_url() if page else None) or "/"

    def items(self) -> Any:
        pages = LiteratureNewsPage.objects.live().public()
        return pages.order_by("-month", "-first_published_at").prefetch_related("items__publication")[:ITEMS]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        works = [line.publication.title for line in item.items.all() if line.publication.live]
        return " ".join(filter(None, (item.introduction, "; ".join(works))))

    def item_link(self, item: Any) -> str:
        return item.get_url() or "/"

    def item_pubdate(self, item: Any) -> dt.datetime | None:
        published: dt.datetime | None = item.first_published_at
        return published

    def item_updateddate(self, item: Any) -> dt.datetime | None:
        changed: dt.datetime | None = item.last_published_at
        return changed
