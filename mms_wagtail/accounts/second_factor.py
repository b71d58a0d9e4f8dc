"""Whoever may enter Wagtail's admin uses a second factor, where the settings demand it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings

METHOD = "mfa"
# Leaving is always possible, and giving the code.
ALWAYS = ("account_logout", "wagtailadmin_logout", "mfa_reauthenticate", "mfa_authenticate", "mms_health")
# With the password alone one may set up a factor, but never take one away.
SETTING_UP = (
    "mfa_activate_totp",
    "account_reauthenticate",
    "account_email",
    "account_email_verification_sent",
    "account_change_password",
)


class SecondFactorMiddleware:
    """Leads staff to set up a second factor, and to use it: Wagtail's own login asks for the password alone.

    Stands after allauth's middleware. Costs one query a request of staff where the setting is on, and
    nothing where it is off.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._lead_away(request) or self.get_response(request)

    def _lead_away(self, request: HttpRequest) -> HttpResponse | None:
        user: Any = request.user
        if not get_settings().require_second_factor or _is_file(request.path):
            return None
        if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
            return None
        has_factor = is_mfa_enabled(user)
        if request.path in _addresses(ALWAYS) or (has_factor and used_second_factor(request)):
            return None
        if has_factor:
            # What was posted cannot be repeated by a redirect.
            query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
            return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
        confirming = reverse("account_confirm_email", args=["key"]).removesuffix("key/")
        if request.path in _addresses(SETTING_UP) or request.path.startswith(confirming):
            return None
        messages.warning(
            request, _("Ваша учётная запись открывает админку, поэтому сначала включите второй шаг входа.")
        )
        return redirect("mfa_activate_totp")


def used_second_factor(request: HttpRequest) -> bool:
    """Whether a code was given in this session."""
    user: Any = request.user
    return any(record["method"] == METHOD for record in get_authentication_records(request, user))


class ActivationForm(ActivateTOTPForm):
    """Whoever has just typed a code to set the factor up need not type another to go on."""

    def clean_code(self) -> str:
        code: str = super().clean_code()
        record_authentication(context.request, self.user, METHOD)
        return code


def _is_file(path: str) -> bool:
    return any(path.startswith(prefix) for prefix in (settings.STATIC_URL, settings.MEDIA_URL) if prefix)


def _addresses(names: Iterable[str]) -> set[str]:
    found = set()
    for name in names:
        try:
            found.add(reverse(name))
        except NoReverseMatch:
            continue
    return found
