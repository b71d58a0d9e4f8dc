"""Pages of the consents: the texts, one's own history, giving and withdrawing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mms_wagtail.accounts.consents import (
    Kind,
    current_text,
    may_publish,
    needs_consent,
    record_consents,
    withdraw_consent,
    worded,
)
from mms_wagtail.accounts.forms import ProcessingForm, PublicationForm
from mms_wagtail.accounts.models import Consent


@require_safe
def text(request: HttpRequest, kind: str) -> HttpResponse:
    """The text that is in force; everybody may read it before they register."""
    found = current_text(kind) if kind in Kind.values else None
    if found is None:
        raise Http404
    context = {"text": found, "words": worded(found), "page_title": found.get_kind_display()}
    return render(request, "mms_wagtail/accounts/text.html", context)


def _safe(target: str | None) -> str:
    """An address of this portal, or ""."""
    target = target or ""
    own = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if own else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def agree(request: HttpRequest) -> HttpResponse:
    """Ask for the consent to the text in force, then lead on to ``next``."""
    target = _safe(request.POST.get("next") or request.GET.get("next"))
    if not needs_consent(request.user):
        return redirect(target or "mms_accounts:home")
    form = ProcessingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        record_consents(user=request.user, processing=True)
        messages.success(request, _("Согласие записано. Спасибо."))
        return redirect(target or "mms_accounts:home")
    user: Any = request.user
    before = Consent.objects.filter(user=user, text__kind=Kind.PROCESSING).exists()
    context = {
        "form": form,
        "next": target,
        "before": before,
        "page_title": _("Согласие на обработку данных"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/accounts/agree.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def consents(request: HttpRequest) -> HttpResponse:
    """One's own consents; a POST says anew what may be published, and leads to ``next`` of the address."""
    user: Any = request.user
    allowed = may_publish(user)
    publication = current_text(Kind.PUBLICATION)
    data = request.POST if request.method == "POST" else None
    form = PublicationForm(data, initial={"allowed": list(allowed)})
    if publication and form.is_valid():
        record_consents(user=request.user, publication=form.cleaned_data["allowed"])
        messages.success(request, _("Согласие на публикацию записано."))
        return redirect(_safe(request.GET.get("next")) or "mms_accounts:consents")
    context = {
        "form": form,
        "allowed": allowed,
        "publication": publication,
        "words": worded(publication) if publication else "",
        "history": Consent.objects.filter(user=user).select_related("text"),
        "page_title": _("Согласия"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/accounts/consents.html", context)


@require_POST
@login_required
def withdraw_publication(request: HttpRequest) -> HttpResponse:
    """End the consent to publication."""
    if withdraw_consent(user=request.user, kind=Kind.PUBLICATION):
        messages.success(
            request, _("Согласие на публикацию отозвано. Ваше имя убрано с опубликованных страниц.")
        )
    return redirect("mms_accounts:consents")
