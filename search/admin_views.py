"""The page «Поиск» of the admin: the engine, its backlog, and what people did not find."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mms_wagtail.search import rebuilding
from mms_wagtail.search.health import search_health
from mms_wagtail.search.misses import DAYS, misses
from mms_wagtail.search.models import SynonymGroup
from mms_wagtail.search.permissions import LOOK

NAME = "mms_search_status"


class SearchStatusView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows the state; POST starts a rebuild in the background."""

    template_name = "mms_wagtail/admin/search_status.html"
    page_title: Any = _("Поиск")
    header_icon = "search"
    _show_breadcrumbs = True
    breadcrumbs_items = [{"url": "", "label": _("Поиск")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(LOOK):
            refused: HttpResponse = permission_denied(request)
            return refused
        return cast("HttpResponse", super().dispatch(request, *args, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rebuilding.start(reason="asked for in the admin")
        messages.success(request, _("Индекс перестраивается. Поиск при этом работает как обычно."))
        return redirect(NAME)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        add = reverse(SynonymGroup.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
        found = [(miss, f"{add}?{urlencode({'words': miss.text})}") for miss in misses()]
        return {
            **super().get_context_data(**kwargs),
            "health": search_health(),
            "misses": found,
            "days": DAYS,
        }
