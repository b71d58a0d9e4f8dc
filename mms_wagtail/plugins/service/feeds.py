"""New editions of the service's documents, for feed readers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mms_wagtail.plugins.service.models import DocumentEdition

ITEMS = 20


class DocumentsFeed(Feed[Any, Any]):
    """The editions that were added last (Atom, RFC 4287)."""

    feed_type = Atom1Feed
    title = _("Документы методической службы")
    subtitle = _("Новые документы и редакции")

    def link(self) -> str:
        return reverse("mms_service:documents")

    # RFC 4287, 4.2.1: a feed has an author, or each of its entries.
    def author_name(self) -> str:
        return str(getattr(settings, "WAGTAIL_SITE_NAME", "")) or _t("Методическая служба")

    def items(self) -> Any:
        return DocumentEdition.objects.select_related("document").order_by("-added_at", "-pk")[:ITEMS]

    def item_title(self, item: Any) -> str:
        return f"{item.document.title}, {item.name}" if item.name else str(item.document.title)

    def item_description(self, item: DocumentEdition) -> str:
        return " ".join(filter(None, [item.act_text, item.note, item.document.note]))

    def item_link(self, item: DocumentEdition) -> str:
        # The fragment keeps the links of two editions apart, as readers take them for the entry's key.
        return f"{item.document.get_absolute_url()}#r{item.pk}"

    def item_pubdate(self, item: DocumentEdition) -> dt.datetime:
        return item.added_at

    def item_updateddate(self, item: DocumentEdition) -> dt.datetime:
        return item.added_at
