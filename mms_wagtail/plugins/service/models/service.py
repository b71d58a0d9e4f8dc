"""The section's page: who the service is."""

from __future__ import annotations

from typing import Any

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.models.pages import PagePermissionTester
from wagtail.search import index

from mms_wagtail.models import Person
from mms_wagtail.plugins.service import panels
from mms_wagtail.plugins.service.forms import ServiceForm
from mms_wagtail.plugins.service.mixins import ServiceMixin

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class ServicePermissions(PagePermissionTester):
    """Who may do everything above the page may change it: what the service says of itself is the head's.

    A permission on the section alone, which methodologists have, is for the sites below it.
    """

    def can_edit(self) -> bool:
        return bool(super().can_edit() and self._granted_above("change"))

    def can_publish(self) -> bool:
        return bool(super().can_publish() and self._granted_above("publish"))

    def can_unpublish(self) -> bool:
        return bool(super().can_unpublish() and self._granted_above("publish"))

    def _granted_above(self, action: str) -> bool:
        parent = self.page.get_parent()
        return (
            self.user.is_superuser
            or parent is None
            or action in PagePermissionTester(self.user, parent).permissions
        )


class ServicePage(ServiceMixin, Page):
    """«О методической службе»."""

    default_slug = "o-sluzhbe"
    menu_title = _("О службе")
    template = "mms_wagtail/service/service_page.html"
    subpage_types = ["mms_service.InnovationSitePage"]
    max_count_per_parent = 1
    base_form_class = ServiceForm
    edit_handler = panels.service_edit_handler()
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("о методической службе")
        verbose_name_plural = _("о методических службах")

    def permissions_for_user(self, user: Any) -> ServicePermissions:
        return ServicePermissions(user, self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.service.describe.service import service_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | service_context(self, request)


class StaffMember(Orderable):
    """Somebody of the service. Everything here is meant to be read by all."""

    page = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="staff")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("человек"), related_name="+")
    position = models.CharField(
        _("должность"),
        max_length=200,
        blank=True,
        help_text=_("Если пусто, портал возьмёт из справочника людей."),
    )
    functions = models.TextField(
        _("чем занимается"),
        blank=True,
        help_text=_("С чем к этому сотруднику идти: каждое дело с новой строки."),
    )
    hours = models.CharField(_("приём"), max_length=150, blank=True, help_text=_("«Вторник, 14:00–17:00»."))
    phone = models.CharField(
        _("служебный телефон"),
        max_length=60,
        blank=True,
        help_text=_("Личный не указывайте: его увидят все."),
    )
    email = models.EmailField(_("служебная почта"), blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        verbose_name=_("фотография"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Только с письменного согласия человека."),
    )
    since = models.DateField(_("работает с"), null=True, blank=True)
    until = models.DateField(_("работает по"), null=True, blank=True)
    is_public = models.BooleanField(_("показывать на портале"), default=True)

    panels = panels.staff_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("сотрудник")
        verbose_name_plural = _("сотрудники")

    def __str__(self) -> str:
        return str(self.person)

    @property
    def position_text(self) -> str:
        return self.position or self.person.position
