"""«Выбранные издания»: the list, its files, and the buttons that fill it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mms_wagtail.plugins.literature.domain import selecting
from mms_wagtail.plugins.literature.domain.description import describe
from mms_wagtail.plugins.literature.domain.document import count_words, full_title
from mms_wagtail.plugins.literature.domain.exporting import FORMATS, export
from mms_wagtail.plugins.literature.domain.exporting.lists import place_in_list
from mms_wagtail.plugins.literature.domain.reading import public


@require_http_methods(["GET", "HEAD", "POST"])
def selection(request: HttpRequest) -> HttpResponse:
    """GET shows the list, or gives it as a file (``format``); POST adds, removes, clears.

    ``?id=…`` or ``?vypusk=…`` names what is chosen, so that the address can be sent to a colleague;
    without them it is what the reader has collected.
    """
    if request.method == "POST":
        return change(request)
    ids, named = asked(request)
    works = selecting.chosen(ids)
    if asked_format := request.GET.get("format", ""):
        return file_of(works, asked_format)
    return render(request, "mms_wagtail/literature/selection.html", context_of(works, named=named))


def asked(request: HttpRequest) -> tuple[list[int], bool]:
    """Ids, and whether the address itself names them."""
    if "vypusk" in request.GET:
        return selecting.ids_of_issue(request.GET["vypusk"]), True
    if "id" in request.GET:
        return selecting.asked_ids(request.GET), True
    return selecting.tray_of(request.session), False


def context_of(works: list[Any], *, named: bool) -> dict[str, Any]:
    """What ``selection.html`` shows."""
    lines = [
        {"pk": work.pk, "title": full_title(work), "url": work.get_absolute_url(), "record": describe(work)}
        for work in works
    ]
    address = urlencode([("id", work.pk) for work in works])
    return {
        "lines": sorted(lines, key=lambda line: place_in_list(line["record"])),
        "total_words": count_words(len(works)),
        "formats": [
            {"format": made, "url": f"?{address}&{urlencode({'format': made.slug})}"}
            for made in FORMATS.values()
        ],
        "address": f"?{address}",
        "named": named,
        "noindex": True,
    }


def file_of(works: list[Any], name: str) -> HttpResponse:
    """The list as a file.

    Raises
    ------
    Http404
        For a format that there is not, and for an empty list.
    """
    chosen = FORMATS.get(name)
    if chosen is None or not works:
        raise Http404
    made = export(works, chosen)
    return HttpResponse(
        made.content,
        content_type=made.content_type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"', "X-Robots-Tag": "noindex"},
    )


def change(request: HttpRequest) -> HttpResponse:
    """Add (``act=add``), remove or clear, and lead back to where the button was."""
    act, typed = request.POST.get("act", ""), request.POST.get("id", "")
    ids = [int(typed)] if typed.isdecimal() and len(typed) <= selecting.LONGEST_ID else []
    known = list(public().filter(pk__in=ids).values_list("pk", flat=True))
    if act == "clear":
        selecting.empty(request.session)
        messages.success(request, _("Список пуст."))
    elif act == "add" and known:
        if selecting.keep(request.session, known[0]):
            messages.success(request, _("Издание в списке."))
        else:
            messages.error(request, _("В списке уже %d изданий: уберите лишние.") % selecting.MOST)
    elif act == "remove" and ids:
        selecting.let_go(request.session, ids[0])
        messages.success(request, _("Издание убрано из списка."))
    else:
        messages.error(request, _("Такого издания нет. Обновите страницу и попробуйте ещё раз."))
    back = request.POST.get("next", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else reverse("mms_literature:selection"))
