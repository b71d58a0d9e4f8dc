"""The feed of what changed in the law (RFC 4287), for everybody or for one reader."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from mms_wagtail.plugins.legislation.domain.readers import (
    Reader,
    Vocabulary,
    concerning,
    feed_title,
    read_reader,
)
from mms_wagtail.plugins.legislation.domain.section import section_page
from mms_wagtail.plugins.legislation.domain.updates import concerns, published_updates

ITEMS = 30
MORNING = dt.time(9)


class UpdatesFeed(Feed[Any, tuple[Reader, Vocabulary]]):
    """Takes the parameters of the section's page: ``?kogo=…&predmet=…``."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> tuple[Reader, Vocabulary]:
        self.request = request
        vocabulary = Vocabulary()
        return vocabulary.known(read_reader(request.GET)), vocabulary

    def title(self, asked: tuple[Reader, Vocabulary]) -> str:
        return feed_title(*asked)

    def subtitle(self, asked: tuple[Reader, Vocabulary]) -> str:
        return _("Простыми словами: что изменилось, кого касается, что сделать и до какого дня.")

    def link(self, asked: tuple[Reader, Vocabulary]) -> str:
        page = section_page()
        address = (page.get_url(self.request) if page else "") or "/"
        return f"{address}?{asked[0].query}" if asked[0] else address

    # RFC 4287, 4.2.1: a feed has an author, or each of its entries.
    def author_name(self, asked: tuple[Reader, Vocabulary]) -> str:
        return str(getattr(settings, "WAGTAIL_SITE_NAME", "")) or _("Методическая служба")

    def items(self, asked: tuple[Reader, Vocabulary]) -> list[Any]:
        reader, vocabulary = asked
        return list(concerning(published_updates(), reader, vocabulary).select_related("author")[:ITEMS])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        whom = concerns(item)
        return " ".join(filter(None, (item.summary, _("Кого касается: %s.") % whom if whom else "")))

    def item_link(self, item: Any) -> str:
        return item.get_url(self.request) or "/"

    def item_author_name(self, item: Any) -> str | None:
        return item.author.full_name if item.author else None

    def item_pubdate(self, item: Any) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(item.date, MORNING))

    def item_updateddate(self, item: Any) -> dt.datetime:
        published: dt.datetime = self.item_pubdate(item)
        return max(published, item.last_published_at or published)

    def item_categories(self, item: Any) -> list[str]:
        return [term.name for term in (*item.audiences.all(), *item.subjects.all())]
