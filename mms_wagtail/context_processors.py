"""What every public page shows of the portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.models import Site

from mms_wagtail import registry
from mms_wagtail.display import COOKIE, Display, read_display


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    current: bool


def _short(page: Any) -> str:
    """The title of a page; a section that nobody renamed has a shorter name for menus."""
    own = str(getattr(page.specific_class, "menu_title", ""))
    labels = {str(plugin.label) for plugin in registry.plugins().values() if plugin.index_model}
    return own if own and page.title in labels else str(page.title)


class Portal:
    """Read lazily: a page that shows no menu asks the database for none."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def menu(self) -> list[MenuItem]:
        """Pages below the home page that are to be shown in menus; one query."""
        site = Site.find_for_request(self._request)
        if site is None:
            return []
        items = []
        pages = site.root_page.get_children().live().public().in_menu()
        # The page of a section that was switched off stays in the database, for its return.
        for page in (page for page in pages if page.specific_class is not None):
            url = page.get_url(self._request) or ""
            items.append(MenuItem(_short(page), url, bool(url) and self._request.path.startswith(url)))
        return items

    @property
    def has_accounts(self) -> bool:
        """Whether people can register here."""
        return apps.is_installed("mms_wagtail.accounts") and apps.is_installed("allauth.account")

    @cached_property
    def display(self) -> Display:
        """What the reader chose in the «версия для слабовидящих»."""
        return read_display(self._request.COOKIES.get(COOKIE, ""))


def portal(request: HttpRequest) -> dict[str, Any]:
    """``portal`` in templates."""
    return {"portal": SimpleLazyObject(lambda: Portal(request))}
