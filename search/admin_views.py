"""The page «Поиск» of the admin: the engine, its backlog, and what people did not find."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mms_wagtail.search import rebuilding
from mms_wagtail.search.health import mend, search_health
from mms_wagtail.search.misses import DAYS, misses
from mms_wagtail.search.models import SynonymGroup
from mms_wagtail.search.permissions import ADD, LOOK

NAME = "mms_search_status"
ENGINES = {"embedded": _("встроенный"), "elasticsearch": _("кластер Elasticsearch")}


class SearchStatusView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows the state; POST makes a synonym of a miss (``word``, ``same``), or starts a rebuild."""

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
        if "word" in request.POST:
            return self._add_synonym(request)
        rebuilding.start(reason="asked for in the admin")
        messages.success(request, _("Индекс перестраивается. Поиск при этом работает как обычно."))
        return redirect(NAME)

    def _add_synonym(self, request: HttpRequest) -> HttpResponse:
        """Make a group of a missed query and what it means; a mistake leaves what was typed in its field."""
        if not request.user.has_perm(ADD):
            refused: HttpResponse = permission_denied(request)
            return refused
        word, same = (" ".join(request.POST.get(name, "").split()) for name in ("word", "same"))
        group = SynonymGroup(words="\n".join(text for text in (word, same) if text))
        try:
            if not same or same.lower() == word.lower():
                raise ValidationError(_("Напишите, как это называется на портале."))
            group.full_clean()
        except ValidationError as error:
            return self.render_to_response(
                self.get_context_data(wrong_word=word, typed=same, mistake=" ".join(error.messages))
            )
        group.save()
        messages.success(
            request, _("Готово: «%(word)s» находит и «%(same)s».") % {"word": word, "same": same}
        )
        return redirect(NAME)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        health = search_health()
        mend(health)
        return {
            **super().get_context_data(**kwargs),
            "health": health,
            "engine_name": ENGINES.get(health.engine.name, health.engine.name),
            "misses": misses(),
            "days": DAYS,
            "may_add": self.request.user.has_perm(ADD),
        }
