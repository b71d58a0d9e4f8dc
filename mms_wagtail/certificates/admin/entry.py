"""One entry of the register, with its log."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.models import InspectView
from wagtail.admin.widgets.button import Button, HeaderButton

from mms_wagtail.certificates.models import State


class EntryView(InspectView):
    """All that the register keeps, and what can be done: see the page, get the PDF, revoke."""

    template_name = "mms_wagtail/certificates/admin/entry.html"
    page_title: Any = _("Свидетельство")
    fields = [
        "number", "kind", "state", "state_reason", "superseded_by", "role", "person_name", "position",
        "organization_name", "work_title", "work_url", "source_key", "version", "issued_on", "service_name",
        "city", "signatory_name", "signatory_position", "content_digest", "digest_method",
    ]  # fmt: skip

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons: list[Any] = [
            HeaderButton(
                _("Страница проверки"), url=self.object.get_absolute_url(), icon_name="link-external"
            )
        ]
        if self.object.state != State.REVOKED:
            url = reverse("mms_certificates:file", args=[self.object.token])
            buttons.append(HeaderButton(_("PDF"), url=url, icon_name="doc-full"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        if self.object.state == State.REVOKED or not self.user_has_permission("revoke"):
            return []
        url = reverse("certificates:revoke", args=[self.object.pk])
        return [Button(_("Отозвать"), url=url, icon_name="cross")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["events"] = self.object.events.all()
        return context
