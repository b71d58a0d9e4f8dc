"""«Хочу взять» for readers: the mark itself, and the list of one's marks in the cabinet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.plugins.literature.domain.description import describe
from mms_wagtail.plugins.literature.domain.lending import (
    LendingError,
    availability,
    open_wish,
    wish,
    withdraw,
)
from mms_wagtail.plugins.literature.domain.reading import public, with_parts
from mms_wagtail.plugins.literature.models import Wish


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def want(request: HttpRequest, slug: str) -> HttpResponse:
    """GET asks once more, which also brings back whoever had to log in first; POST makes the mark."""
    publication = get_object_or_404(with_parts(public()), slug=slug)
    if request.method == "POST":
        try:
            wish(publication, by=request.user)
        except LendingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Отмечено. Библиотека сообщит вам, когда издание можно забрать."))
        return redirect(publication.get_absolute_url())
    context: dict[str, Any] = {
        "publication": publication,
        "record": describe(publication),
        "availability": availability(publication),
        "wish": open_wish(publication, user=request.user),
        "noindex": True,
    }
    return render(request, "mms_wagtail/literature/want.html", context)


@require_safe
@cabinet_required
def wishes(request: HttpRequest) -> HttpResponse:
    """The reader's marks: what waits and is at home first. A fixed number of queries."""
    user: Any = request.user
    mine = Wish.objects.filter(user=user).select_related("publication")
    everything = list(mine.prefetch_related("publication__contributors")[:200])
    context: dict[str, Any] = {
        "page_title": _("Хочу взять"),
        "open": [item for item in everything if item.state in (Wish.State.WAITING, Wish.State.GIVEN)],
        "closed": [item for item in everything if item.state not in (Wish.State.WAITING, Wish.State.GIVEN)],
    }
    return render(request, "mms_wagtail/literature/wishes.html", context)


@require_POST
@cabinet_required
def unwant(request: HttpRequest, wish_id: int) -> HttpResponse:
    """Take the mark away; another's does not exist."""
    user: Any = request.user
    item = get_object_or_404(Wish, pk=wish_id, user=user)
    try:
        withdraw(item, by=user)
    except LendingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Отметка снята."))
    return redirect("mms_literature:wishes")
