"""Items of a plan, as the leader keeps them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.describe.association import asked_year
from mms_wagtail.plugins.associations.domain.editing import StaleError, delete_plan_item, save_plan_item
from mms_wagtail.plugins.associations.forms.plan import PlanItemForm
from mms_wagtail.plugins.associations.models import PlanItem
from mms_wagtail.plugins.associations.views.conflicts import differences, take_over
from mms_wagtail.plugins.associations.views.gates import editable_holder, editable_plan_item

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@cabinet_required
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """A new item of the school year of the address."""
    page = editable_holder(request.user, page_id)
    if not hasattr(page, "plan_items"):
        raise Http404
    return _answer(request, PlanItem(association=page, school_year=asked_year(request).start))


@require_http_methods(METHODS)
@cabinet_required
def edit(request: HttpRequest, item_id: int) -> HttpResponse:
    """Change an item, or, with ``act=delete``, take it out."""
    item = editable_plan_item(request.user, item_id)
    if request.method == "POST" and request.POST.get("act") == "delete":
        address = _room(item)
        delete_plan_item(item, by=request.user)
        messages.success(request, _("Пункт убран из плана."))
        return redirect(address)
    return _answer(request, item)


def _answer(request: HttpRequest, item: PlanItem) -> HttpResponse:
    is_new = item.pk is None
    form = PlanItemForm(request.POST or None, instance=item)
    context: dict[str, Any] = {"conflict": None, "differences": []}
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                saved = save_plan_item(item, by=request.user, version=form.seen_version, values=form.values)
            except StaleError as error:
                context = {"conflict": error, "differences": differences(form, error.current)}
                take_over(form, error.current)
                status = 409
            else:
                messages.success(request, _("Пункт плана сохранён."))
                return redirect(_room(saved))
        else:
            status = 422
    context |= {
        "page_title": _("Новый пункт плана") if is_new else _("Пункт плана"),
        "item": item,
        "is_new": is_new,
        "body": item.association,
        "form": form,
        "room": _room(item),
    }
    return render(request, "mms_wagtail/associations/mine/plan_item.html", context, status=status)


def _room(item: PlanItem) -> str:
    """The leader's room in the school year of the item."""
    address = reverse("mms_associations:mine", args=[item.association_id])
    start = item.school_year if isinstance(item.school_year, int) else SchoolYear.current().start
    return f"{address}?god={SchoolYear(start).slug}"
