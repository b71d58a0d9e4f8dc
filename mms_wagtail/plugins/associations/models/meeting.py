"""A meeting of an association or of the council."""

from __future__ import annotations

import datetime as dt
from typing import Any

import swapper
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string

from mms_wagtail.domain.school_year_field import SchoolYearField
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.choices import MeetingState
from mms_wagtail.plugins.associations.rules import check_meeting, validate_web_link


class Meeting(ClusterableModel):
    """A meeting: when and where, what was spoken of, what was decided.

    ``holder`` is the page of whoever meets: an association's or the council's. Agenda, decisions,
    files, materials and attendance are its children.
    """

    holder = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        models.CASCADE,
        verbose_name=_("чьё заседание"),
        related_name="+",
    )
    number = models.CharField(_("номер"), max_length=20, blank=True, help_text=_("Как в протоколе: «3»."))
    topic = models.CharField(_("тема"), max_length=250, blank=True)
    held_on = models.DateField(_("день"))
    starts_at = models.TimeField(_("начало"), null=True, blank=True)
    school_year = SchoolYearField(_("учебный год"))
    place = models.CharField(_("место"), max_length=250, blank=True)
    link = models.CharField(
        _("ссылка для участия"),
        max_length=500,
        blank=True,
        validators=[validate_web_link],
        help_text=_("Если собираетесь по видеосвязи. Её увидят все."),
    )
    state = models.CharField(
        _("состояние"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    minutes = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        verbose_name=_("протокол"),
        null=True,
        blank=True,
        related_name="+",
    )
    attended = models.PositiveIntegerField(_("пришло"), null=True, blank=True)
    invited_total = models.PositiveIntegerField(_("приглашено"), null=True, blank=True)
    invited = models.TextField(
        _("приглашённые"), blank=True, help_text=_("Те, кто не входит в состав: каждый на своей строке.")
    )
    summary = models.TextField(_("коротко об итогах"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("заседание")
        verbose_name_plural = _("заседания")
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["holder", "school_year"], name="mms_meeting_year"),
            models.Index(fields=["state", "held_on"], name="mms_meeting_day"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        check_meeting(self)

    def get_absolute_url(self) -> str:
        try:
            return reverse("mms_associations:meeting", args=[self.pk])
        except NoReverseMatch:
            return ""

    @property
    def title(self) -> str:
        """«Заседание № 3. Тема», without what is not known."""
        head = _t("Заседание № %s") % self.number if self.number else _t("Заседание")
        return f"{head}. {self.topic}" if self.topic else head

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(self.school_year)

    @property
    def sort_date(self) -> dt.date:
        return self.held_on

    @cached_property
    def holder_page(self) -> Any:
        """The holder as what it is: an association's page or another."""
        return self.holder.specific
