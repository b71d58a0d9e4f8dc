"""«Мои данные»: a copy of them, and the end of the account."""

from __future__ import annotations

import json

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mms_wagtail import registry
from mms_wagtail.accounts.forms import CloseForm
from mms_wagtail.accounts.personal_data import close_account, export_data, what_stays


@never_cache
@require_safe
@login_required
def data(request: HttpRequest) -> HttpResponse:
    """What the portal keeps, and the two things one can do with it."""
    context = {"kept": registry.personal_data(), "page_title": _("Мои данные"), "noindex": True}
    return render(request, "mms_wagtail/accounts/data.html", context)


@never_cache
@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """All of one's data as a file of JSON."""
    text = json.dumps(export_data(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="moi-dannye-{timezone.localdate()}.json"'
    return response


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def close(request: HttpRequest) -> HttpResponse:
    """Say what stays, ask for the password, close the account."""
    form = CloseForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        close_account(request.user)
        logout(request)
        messages.success(request, _("Учётная запись закрыта, личные данные удалены."))
        return redirect("/")
    context = {
        "form": form,
        "stays": what_stays(request.user),
        "page_title": _("Закрыть учётную запись"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/accounts/close.html", context)
