"""«Отозвать»: asks for the reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput

from mms_wagtail.certificates.domain import CertificateError, revoke_certificate
from mms_wagtail.certificates.models import Certificate


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Почему свидетельство отозвано"),
        max_length=1000,
        widget=AdminAutoHeightTextInput(),
        help_text=_("Причину увидит каждый, кто проверит свидетельство: пишите без личных сведений."),
        error_messages={"required": _("Напишите причину: её увидит каждый, кто проверит свидетельство.")},
    )


class RevokeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Revokes one certificate; whoever came second is told so."""

    model = Certificate
    permission_required = "revoke"
    form_class = ReasonForm
    template_name = "mms_wagtail/certificates/admin/revoke.html"
    page_title: Any = _("Отозвать свидетельство")
    header_icon = "cross"

    @cached_property
    def object(self) -> Certificate:
        return get_object_or_404(Certificate, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[Any]:
        entry = {"url": self.get_success_url(), "label": str(self.object)}
        listing = {"url": reverse("certificates:index"), "label": gettext("Свидетельства")}
        return [*self.breadcrumbs_items, listing, entry, {"url": "", "label": self.get_page_title()}]

    def get_success_url(self) -> str:
        return reverse("certificates:inspect", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {"certificate": self.object, "back": self.get_success_url()}
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            revoke_certificate(self.object, reason=form.cleaned_data["reason"], by=self.request.user)
        except CertificateError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, gettext("Свидетельство № %s отозвано.") % self.object.number)
        return super().form_valid(form)
