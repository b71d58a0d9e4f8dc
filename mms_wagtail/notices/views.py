"""A person's notices on the portal."""

from __future__ import annotations

from typing import Any, cast

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import select_template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mms_wagtail.notices.api import unread_count
from mms_wagtail.notices.forms import PreferenceForm
from mms_wagtail.notices.models import Notice, NoticePreference
from mms_wagtail.notices.reading import mark_all_read, mark_read

PAGE_SIZE = 20


@require_safe
@never_cache
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """The newest first. The number of queries does not grow with the notices."""
    mine = Notice.objects.filter(user=cast("Any", request.user))
    page = Paginator(mine, PAGE_SIZE).get_page(request.GET.get("p"))
    context = {"notices": page, "unread": unread_count(request.user), "page_title": _("Уведомления")}
    return _render(request, "list", context)


@require_safe
@never_cache
@login_required
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what a notice leads to; with that it is read."""
    notice = get_object_or_404(Notice, pk=pk, user=cast("Any", request.user))
    mark_read(notice)
    return HttpResponseRedirect(notice.url or reverse("mms_notices:list"))


@require_POST
@login_required
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one's own notice as read, and lead back to its page of the list."""
    mark_read(get_object_or_404(Notice, pk=pk, user=cast("Any", request.user)))
    page = request.POST.get("p", "")
    return redirect(reverse("mms_notices:list") + (f"?p={int(page)}" if page.isdecimal() else ""))


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of one's own notices as read."""
    mark_all_read(request.user)
    messages.success(request, _("Все уведомления отмечены прочитанными."))
    return redirect("mms_notices:list")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """Choose how letters come."""
    user = cast("Any", request.user)
    mine = NoticePreference.objects.filter(user=user).first()
    sent = request.POST if request.method == "POST" else None
    form = PreferenceForm(sent, instance=mine or NoticePreference(user=user))
    if form.is_valid():
        # Two tabs at once must not meet the unique user.
        NoticePreference.objects.update_or_create(user=user, defaults={"mail": form.cleaned_data["mail"]})
        messages.success(request, _("Настройка сохранена."))
        return redirect("mms_notices:preferences")
    context = {"form": form, "page_title": _("Письма с портала")}
    return _render(request, "preferences", context)


def _render(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    frames = ["mms_wagtail/notices/frame.html"]
    if apps.is_installed("mms_wagtail.accounts"):
        frames.insert(0, "mms_wagtail/accounts/cabinet_base.html")
    context |= {"frame": select_template(frames), "noindex": True}
    return render(request, f"mms_wagtail/notices/{name}.html", context)
