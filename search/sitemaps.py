"""The sitemap: pages of the site, and all that the search knows. ``lastmod`` is of the thing itself."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.db.models import Q
from django.utils import timezone
from swapper import load_model
from wagtail.models import Site

from mms_wagtail import registry
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.published import is_page_model

# The protocol allows 50,000 addresses and 50 MB; a smaller file is read sooner.
LIMIT = 5_000


class DocumentsSitemap(Sitemap[SearchDocument]):
    """Everything that is published in the sections."""

    limit = LIMIT

    def items(self) -> Any:
        rows = SearchDocument.objects.filter(deleted=False).exclude(url="")
        rows = rows.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))
        return rows.order_by("pk").only("url", "modified_at")

    def lastmod(self, item: SearchDocument) -> dt.datetime | None:
        return item.modified_at

    def location(self, item: SearchDocument) -> str:
        # Wagtail gives whole addresses where it has several sites.
        return urlsplit(item.url).path


class PagesSitemap(Sitemap[Any]):
    """The home page, the sections' pages, plain texts."""

    limit = LIMIT

    def items(self) -> Any:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return []
        models = [apps.get_model(plugin.model) for plugin in registry.plugins().values()]
        listed = set(ContentType.objects.get_for_models(*filter(is_page_model, models)).values())
        # Pages of a section that was switched off stay in the database.
        listed.update(kind for kind in ContentType.objects.all() if kind.model_class() is None)
        pages = load_model("wagtailcore", "Page").objects.descendant_of(site.root_page, inclusive=True)
        return pages.live().public().exclude(content_type__in=listed).order_by("path")

    def lastmod(self, item: Any) -> dt.datetime | None:
        told: dt.datetime | None = item.last_published_at
        return told

    def location(self, item: Any) -> str:
        return urlsplit(item.get_url() or "/").path


SITEMAPS: dict[str, type[Sitemap[Any]]] = {"pages": PagesSitemap, "documents": DocumentsSitemap}
