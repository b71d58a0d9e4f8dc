"""«Свидетельства» in the admin's menu."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from mms_wagtail.certificates.admin.entry import EntryView
from mms_wagtail.certificates.admin.revoking import RevokeView
from mms_wagtail.certificates.models import Certificate, Kind, Register, State
from mms_wagtail.certificates.models.certificate import folded


def _years() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in Register.objects.order_by("-year").values_list("year", flat=True)]


class CertificateFilterSet(WagtailFilterSet):
    year = ChoiceFilter(label=_("Год"), choices=_years, empty_label=_("Все"))
    kind = MultipleChoiceFilter(label=_("Вид"), choices=Kind.choices, widget=CheckboxSelectMultiple)
    state = MultipleChoiceFilter(label=_("Состояние"), choices=State.choices, widget=CheckboxSelectMultiple)

    class Meta:
        model = Certificate
        fields: list[str] = []


class CertificateIndexView(IndexView):
    def search_queryset(self, queryset: Any) -> Any:
        """Every word of the query somewhere in the entry, in any case."""
        for word in folded(self.search_query or "").replace("\x00", "").split():
            queryset = queryset.filter(search_text__contains=word)
        return queryset

    def get_list_more_buttons(self, instance: Certificate) -> list[Any]:
        """Look, open the public page, revoke."""
        buttons = [
            Button(_("Посмотреть"), url=self.get_inspect_url(instance), icon_name="info-circle", priority=10),
            Button(
                _("Страница проверки"),
                url=instance.get_absolute_url(),
                icon_name="link-external",
                priority=20,
            ),
        ]
        if instance.state != State.REVOKED and self.user_has_permission("revoke"):
            url = reverse("certificates:revoke", args=[instance.pk])
            buttons.append(Button(_("Отозвать"), url=url, icon_name="cross", priority=30))
        return buttons


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = "certificates"
    url_prefix = "svidetelstva"
    icon = "doc-full"
    menu_label: Any = _("Свидетельства")
    menu_order = 280
    add_to_admin_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = CertificateIndexView
    inspect_view_class = EntryView
    filterset_class = CertificateFilterSet
    search_fields = ["search_text"]
    search_backend_name = None
    list_per_page = 50
    ordering = ["-year", "-sequence"]
    form_fields: list[str] = []
    list_display = [
        TitleColumn(
            "number",
            label=_("Номер"),
            sort_key="sequence",
            get_url=lambda row: reverse("certificates:inspect", args=[row.pk]),
            width="12%",
        ),
        Column("person_name", label=_("Кому выдано"), sort_key="person_name"),
        Column("work_title", label=_("Работа")),
        Column("kind", label=_("Вид"), accessor="get_kind_display", width="12%"),
        DateColumn("issued_on", label=_("Дата"), sort_key="issued_on", width="10%"),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state", width="10%"),
    ]
    list_export = [
        "number",
        "issued_on",
        "kind",
        "role",
        "person_name",
        "position",
        "organization_name",
        "work_title",
        "state",
        "state_reason",
        "content_digest",
    ]
    export_filename = "svidetelstva"

    @cached_property
    def revoke_view(self) -> Any:
        return self.construct_view(RevokeView)

    def get_urlpatterns(self) -> list[Any]:
        """Only what the register allows: there is no address to add, edit or delete an entry."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("otozvat/<int:pk>/", self.revoke_view, name="revoke"),
        ]
