"""«Моё объединение»: the rooms of those who keep plans and meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.describe.association import asked_year
from mms_wagtail.plugins.associations.describe.lines import meeting_line
from mms_wagtail.plugins.associations.describe.plan import plan_lines
from mms_wagtail.plugins.associations.domain.leaders import led_by
from mms_wagtail.plugins.associations.domain.meetings import meetings_of_year, years_of
from mms_wagtail.plugins.associations.domain.permissions import editable_associations, edits_all
from mms_wagtail.plugins.associations.domain.waiting import things_waiting
from mms_wagtail.plugins.associations.models import Meeting
from mms_wagtail.plugins.associations.views.gates import editable_holder


@require_safe
@cabinet_required
def choose(request: HttpRequest) -> HttpResponse:
    """The associations that the person keeps; the only one at once."""
    found = list(editable_associations(request.user))
    if len(found) == 1:
        return redirect("mms_associations:mine", found[0].pk)
    context = {
        "page_title": _("Моё объединение"),
        "associations": found,
        "led": set(led_by(request.user).values_list("pk", flat=True)),
        "edits_all": edits_all(request.user),
    }
    return render(request, "mms_wagtail/associations/mine/choose.html", context)


@require_safe
@cabinet_required
def show(request: HttpRequest, page_id: int) -> HttpResponse:
    """Plan and meetings of a school year, each with the way to change it."""
    page = editable_holder(request.user, page_id)
    year = asked_year(request)
    has_plan = hasattr(page, "plan_items")
    items = page.plan_items.filter(school_year=year.start).select_related("meeting") if has_plan else ()
    known = set(years_of(page)) if has_plan else set(_met(page))
    years = sorted({*known, SchoolYear.current().start, SchoolYear.current().following.start}, reverse=True)
    context = {
        "page_title": page.title,
        "body": page,
        "year": year,
        "years": [SchoolYear(start) for start in years],
        "has_plan": has_plan,
        "plan": plan_lines(items),
        "meetings": [(item.pk, meeting_line(item)) for item in meetings_of_year(page.pk, year.start)],
        "waiting": things_waiting([page], named=False),
    }
    return render(request, "mms_wagtail/associations/mine/show.html", context)


def _met(page: object) -> list[int]:
    years = Meeting.objects.filter(holder_id=page.pk).order_by()  # type: ignore[attr-defined]
    return list(years.values_list("school_year", flat=True).distinct())
