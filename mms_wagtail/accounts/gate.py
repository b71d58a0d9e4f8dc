"""Who may enter the cabinet: logged in, with a confirmed address, and agreed to the text in force."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.decorators import verified_email_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from mms_wagtail.accounts.consents import needs_consent

View = Callable[..., Any]


def cabinet_required(view: View) -> View:
    """Decorator: lead whoever lacks something to where it is mended, and back.

    A visitor is led to the login, an account without a confirmed address is sent a letter and told so,
    and an account without a consent to the text in force is shown the text. Accounts made in the admin
    without an address have nothing to confirm. Three queries at most.
    """

    @wraps(view)
    def agreed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if needs_consent(request.user):
            # What was posted cannot be repeated by a redirect: lead to where it was posted from.
            query = urlencode({"next": request.get_full_path()}) if request.method in ("GET", "HEAD") else ""
            return redirect(f"{reverse('mms_accounts:agree')}?{query}")
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    confirmed = verified_email_required(agreed)

    @wraps(view)
    @login_required
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        has_address = bool(getattr(request.user, "email", ""))
        response: HttpResponse = (confirmed if has_address else agreed)(request, *args, **kwargs)
        return response

    return entered
