"""Switches the «версия для слабовидящих», without JavaScript."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mms_wagtail.display import COOKIE, COOKIE_AGE, Display, choose


@require_POST
def set_display(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen in a cookie, and go back to ``next``, a page of this site."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    display = Display() if "reset" in request.POST else choose(request.POST)
    response = HttpResponseRedirect(target)
    if display.is_default:
        response.delete_cookie(COOKIE)
    else:
        response.set_cookie(COOKIE, display.cookie, max_age=COOKIE_AGE, samesite="Lax", httponly=True)
    return response
