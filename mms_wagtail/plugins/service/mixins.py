"""Fields and rules of the section's pages, so that a host may make its own of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField

from mms_wagtail.blocks import BodyBlock
from mms_wagtail.models import Organization, Person
from mms_wagtail.models.described import DescribedMixin
from mms_wagtail.models.pages import LeadAndBody
from mms_wagtail.plugins.service.acts import ActMixin
from mms_wagtail.plugins.service.choices import Cabinet, Form, Stage
from mms_wagtail.plugins.service.organization_rules import service_errors
from mms_wagtail.plugins.service.site_rules import site_errors, state_on


class ServiceMixin(ActMixin, LeadAndBody):
    """What the service is. Which fields count is decided by ``form``."""

    form = models.CharField(
        _("организационная форма"),
        max_length=20,
        choices=Form.choices,
        blank=True,
        help_text=_("Положение, пункт 1.2. От неё зависит, что заполнять ниже и что увидят читатели."),
    )
    cabinet = models.CharField(_("кто мы"), max_length=10, choices=Cabinet.choices, blank=True)
    authority = models.ForeignKey(
        Organization,
        models.SET_NULL,
        verbose_name=_("орган управления образованием"),
        null=True,
        blank=True,
        related_name="+",
    )
    legal_name = models.CharField(_("полное название учреждения"), max_length=300, blank=True)
    inn = models.CharField(_("ИНН"), max_length=12, blank=True)
    ogrn = models.CharField(_("ОГРН"), max_length=15, blank=True)
    founder = models.ForeignKey(
        Organization, models.SET_NULL, verbose_name=_("учредитель"), null=True, blank=True, related_name="+"
    )
    charter = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        verbose_name=_("устав"),
        null=True,
        blank=True,
        related_name="+",
    )
    licence = models.CharField(
        _("лицензия"),
        max_length=250,
        blank=True,
        help_text=_("Номер и дата, если учреждение ведёт образовательные программы."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Demand what the chosen form needs.

        Raises
        ------
        ValidationError
            On each field that is missing or wrong.
        """
        super().clean()
        errors = service_errors(self)
        if self.act_date and self.act_date > timezone.localdate():
            errors["act_date"] = str(_("Эта дата ещё не наступила. Укажите день, когда акт подписан."))
        if errors:
            raise ValidationError(errors)


class SiteMixin(ActMixin, DescribedMixin):
    """A regional innovation site (региональная инновационная площадка): a project of one organization."""

    annotation = models.TextField(
        _("коротко о проекте"), max_length=1000, help_text=_("Что пробуют и зачем. Стоит в списках.")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("организация"), null=True, related_name="+"
    )
    supervisor = models.ForeignKey(
        Person,
        models.SET_NULL,
        verbose_name=_("научный руководитель"),
        null=True,
        blank=True,
        related_name="+",
    )
    supervisor_name = models.CharField(
        _("или имя текстом"), max_length=200, blank=True, help_text=_("Если человека нет в справочнике.")
    )
    starts = models.DateField(_("начало"), null=True)
    ends = models.DateField(
        _("окончание"),
        null=True,
        blank=True,
        help_text=_("После этого дня площадка сама станет завершённой."),
    )
    stage = models.CharField(_("этап"), max_length=15, choices=Stage.choices, default=Stage.PREPARATORY)
    body = StreamField(BodyBlock(), verbose_name=_("о проекте подробно"), blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check the term, the act and the supervisor.

        Raises
        ------
        ValidationError
            On the field that is wrong.
        """
        super().clean()
        if errors := site_errors(self):
            raise ValidationError(errors)

    @property
    def state(self) -> str:
        """One of "planned", "running", "finished": today."""
        return state_on(self, timezone.localdate())

    @property
    def supervisor_text(self) -> str:
        return self.supervisor.full_name if self.supervisor else self.supervisor_name.strip()

    @property
    def sort_date(self) -> Any:
        return self.starts
