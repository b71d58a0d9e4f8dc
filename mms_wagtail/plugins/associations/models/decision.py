"""What a meeting decided."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from mms_wagtail.plugins.associations import panels
from mms_wagtail.plugins.associations.choices import DecisionState
from mms_wagtail.plugins.associations.models.meeting import Meeting
from mms_wagtail.plugins.associations.rules import check_decision


class Decision(Orderable):
    """One decision: what, by whom, by when, and whether it was done."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    text = models.TextField(_("что решили"))
    responsible = models.CharField(_("кто отвечает"), max_length=200, blank=True)
    due_on = models.DateField(_("к какому дню"), null=True, blank=True)
    done_on = models.DateField(_("исполнено"), null=True, blank=True)
    state = models.CharField(
        _("состояние"), max_length=10, choices=DecisionState.choices, default=DecisionState.OPEN
    )

    panels = panels.decision_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("решение")
        verbose_name_plural = _("решения")
        indexes = [models.Index(fields=["state", "due_on"], name="mms_decision_due")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        check_decision(self)

    def is_late(self, date: dt.date) -> bool:
        """Whether on ``date`` the decision is still open after its day."""
        return self.state == DecisionState.OPEN and self.due_on is not None and self.due_on < date
