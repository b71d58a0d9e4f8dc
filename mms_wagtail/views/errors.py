"""Pages for what went wrong: they say what happened and offer the next step."""

from __future__ import annotations

import re
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

MAX_WORDS = 6


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with a search for the words of the address."""
    return render(request, "mms_wagtail/404.html", {"words": words_of(request.path)}, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for what no page of the portal sends. As plain as the 500: what came may break anything."""
    return _plain("400", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 for a page that is somebody else's."""
    return _plain("403", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's ``CSRF_FAILURE_VIEW``: a form that lay open too long, or cookies that are turned off."""
    return _plain("403_form", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 without the database, context processors or anything else that may be broken."""
    return _plain("500", status=500)


def _plain(name: str, *, status: int) -> HttpResponse:
    return HttpResponse(loader.get_template(f"mms_wagtail/{name}.html").render({}), status=status)


def words_of(path: str) -> str:
    """Words of the last part of an address, without its digits and file ending."""
    last = next((part for part in reversed(unquote(path).split("/")) if part), "")
    words = re.findall(r"[^\W\d_]{2,}", last.rsplit(".", 1)[0])
    return " ".join(words[:MAX_WORDS])
