"""The first page of the cabinet, the profile, and the page on safety."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mms_wagtail.accounts.forms import ProfileForm
from mms_wagtail.accounts.gate import cabinet_required
from mms_wagtail.accounts.people import profile_of


@never_cache
@require_safe
@cabinet_required
def home(request: HttpRequest) -> HttpResponse:
    """«Что ждёт вас», then the sections; the queries do not grow with what waits."""
    context = {"page_title": _("Личный кабинет"), "noindex": True}
    return render(request, "mms_wagtail/accounts/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def profile(request: HttpRequest) -> HttpResponse:
    """Change one's name and place of work."""
    form = ProfileForm(request.POST if request.method == "POST" else None, profile=profile_of(request.user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Профиль сохранён."))
        return redirect("mms_accounts:profile")
    context = {"form": form, "page_title": _("Обо мне"), "noindex": True}
    return render(request, "mms_wagtail/accounts/profile.html", context)


@never_cache
@require_safe
@login_required
def security(request: HttpRequest) -> HttpResponse:
    """The address, the password and the second factor, with links to change them."""
    factor = None
    if apps.is_installed("allauth.mfa"):
        from allauth.mfa.utils import is_mfa_enabled

        factor = is_mfa_enabled(request.user)  # type: ignore[arg-type]
    context = {
        "addresses": EmailAddress.objects.filter(user=request.user),
        "has_factor": factor,
        "page_title": _("Вход и безопасность"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/accounts/security.html", context)
