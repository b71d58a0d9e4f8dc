"""The section's page: what changed, for everybody or for one reader."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from mms_wagtail.models import Audience, Subject
from mms_wagtail.plugins.legislation.domain.calendar import coming
from mms_wagtail.plugins.legislation.domain.readers import (
    COOKIE,
    COOKIE_AGE,
    WHAT,
    WHO,
    Option,
    Reader,
    Vocabulary,
    concerning,
    read_reader,
    remembered_reader,
)
from mms_wagtail.plugins.legislation.domain.updates import by_month, published_updates, update_lines

PER_PAGE = 20
SOON = 5
PAGE = "str"


def index_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``index_page.html`` shows. A fixed number of queries, whatever there is."""
    vocabulary = Vocabulary()
    asked = read_reader(request.GET)
    reader = vocabulary.known(asked)
    updates = concerning(published_updates(), reader, vocabulary)
    shown = Paginator(updates, PER_PAGE).get_page(request.GET.get(PAGE, ""))
    remembered = Reader() if reader else vocabulary.known(remembered_reader(request))
    feed = reverse("mms_legislation:feed")
    return {
        "reader": reader,
        "reader_name": vocabulary.described(reader),
        "unknown": asked != reader,
        "remembered": remembered,
        "remembered_name": vocabulary.described(remembered),
        "audiences": grouped(vocabulary.options(Audience, reader.audience)),
        "subjects": grouped(vocabulary.options(Subject, reader.subject)),
        "months": by_month(update_lines(shown, request)),
        "shown": shown,
        "soon": coming(limit=SOON, request=request),
        "feed_url": f"{feed}?{reader.query}" if reader else feed,
        "reader_query": reader.query,
    }


def grouped(options: list[Option]) -> list[tuple[str, list[Option]]]:
    """Options under the names of their groups, as ``<optgroup>`` needs them."""
    return [(group, list(items)) for group, items in groupby(options, key=lambda option: option.group)]


def remember(request: Any, response: Any, reader: Reader) -> None:
    """Keep what the form was sent with in a cookie, for the next visit; an empty form forgets.

    The address stays the state: the cookie only offers it anew.
    """
    if WHO not in request.GET and WHAT not in request.GET:
        return
    if reader:
        response.set_cookie(COOKIE, reader.cookie, max_age=COOKIE_AGE, samesite="Lax", httponly=True)
    elif COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, samesite="Lax")
