"""The council's page, its members and the acts that approved them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.domain.slugs import LatinAddressMixin
from mms_wagtail.plugins.associations.council import panels
from mms_wagtail.plugins.associations.council.choices import CouncilRole, Group
from mms_wagtail.plugins.associations.council.form import CouncilForm
from mms_wagtail.plugins.associations.models.membership import MembershipMixin
from mms_wagtail.plugins.associations.rules import validate_web_link

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class CouncilMixin(models.Model):
    """What a council says of itself beside its members and meetings."""

    purpose = models.TextField(
        _("чем занимается"), blank=True, help_text=_("Одна-три фразы: зачем совет собирается.")
    )
    contact = models.CharField(
        _("как связаться"),
        max_length=300,
        blank=True,
        help_text=_("Эти телефон и почту прочитает каждый: укажите рабочие, а не личные."),
    )
    regulation = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        verbose_name=_("положение о методсовете"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        abstract = True


class MethodologicalCouncilPage(LatinAddressMixin, CouncilMixin, Page):
    """«Методсовет» (the regulation, clauses 3.5–3.9): one in the section."""

    default_slug = "metodsovet"
    template = "mms_wagtail/associations/council_page.html"
    parent_page_types = ["mms_associations.AssociationIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    base_form_class = CouncilForm
    edit_handler = panels.council_edit_handler()
    search_fields = [*Page.search_fields, index.SearchField("purpose")]

    class Meta:
        verbose_name = _("методсовет")
        verbose_name_plural = _("методсоветы")

    def name_address(self) -> None:
        page: Any = self
        page.slug = page.slug or self.default_slug

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.associations.describe.council import council_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | council_context(self, request)


class CouncilMember(MembershipMixin):
    """A member of the council, for the group that they represent."""

    page = ParentalKey(MethodologicalCouncilPage, on_delete=models.CASCADE, related_name="members")
    group = models.CharField(_("кого представляет"), max_length=20, choices=Group.choices)
    role = models.CharField(_("роль"), max_length=20, choices=CouncilRole.choices, default=CouncilRole.MEMBER)

    panels = panels.member_panels()

    class Meta(MembershipMixin.Meta):
        verbose_name = _("член методсовета")
        verbose_name_plural = _("члены методсовета")


class CouncilAct(Orderable):
    """An act of the education authority that approved a composition (clause 3.7)."""

    page = ParentalKey(MethodologicalCouncilPage, on_delete=models.CASCADE, related_name="acts")
    title = models.CharField(
        _("название акта"), max_length=300, help_text=_("«Приказ об утверждении состава методсовета».")
    )
    issuer = models.CharField(_("кто издал"), max_length=200, blank=True)
    number = models.CharField(_("номер"), max_length=60, help_text=_("Без знака «№»: «112-р»."))
    signed_on = models.DateField(_("дата акта"))
    in_force_from = models.DateField(
        _("состав действует с"), null=True, blank=True, help_text=_("Пусто, если со дня акта.")
    )
    document = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        verbose_name=_("файл акта"),
        null=True,
        blank=True,
        related_name="+",
    )
    act_page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        models.SET_NULL,
        verbose_name=_("страница акта на портале"),
        null=True,
        blank=True,
        related_name="+",
    )
    link = models.CharField(
        _("или ссылка на акт"), max_length=500, blank=True, validators=[validate_web_link]
    )

    panels = panels.act_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("акт о составе методсовета")
        verbose_name_plural = _("акты о составе методсовета")

    def __str__(self) -> str:
        return f"{self.title} № {self.number}"

    def clean(self) -> None:
        """Refuse a composition that is in force before its act.

        Raises
        ------
        ValidationError
            On ``in_force_from``.
        """
        super().clean()
        if self.signed_on and self.in_force_from and self.in_force_from < self.signed_on:
            raise ValidationError(
                {"in_force_from": _("Состав действует раньше, чем подписан акт. Проверьте обе даты.")}
            )

    @property
    def valid_from(self) -> dt.date:
        """The first day of the composition that the act approved."""
        return self.in_force_from or self.signed_on
