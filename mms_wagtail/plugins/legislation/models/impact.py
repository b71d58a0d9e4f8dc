"""What must be looked at because an act has changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.plugins.legislation.models.acts import LegalAct


class ImpactCase(models.Model):
    """A thing that cites an act which changed after the thing was written.

    One row for a thing and an event of an act: a new edition, or the end of the act. It is open until
    ``closed_at``; ``archive`` and ``update`` stay open until the thing is published anew or taken down.
    """

    class Event(models.TextChoices):
        EDITION = "edition", _("Новая редакция")
        REPEAL = "repeal", _("Утратил силу")

    class State(models.TextChoices):
        CHECK = "check", _("Проверить")
        KEEP = "keep", _("Оставить")
        UPDATE = "update", _("Обновить")
        ARCHIVE = "archive", _("В архив")

    act = models.ForeignKey(LegalAct, models.CASCADE, verbose_name=_("акт"), related_name="impact_cases")
    event = models.CharField(_("что случилось"), max_length=10, choices=Event.choices)
    event_on = models.DateField(_("с какого дня"))
    section = models.CharField(_("раздел"), max_length=60)
    object_id = models.CharField(max_length=60)
    title = models.CharField(_("где"), max_length=500)
    url = models.CharField(max_length=500, blank=True)
    found_as = models.CharField(_("как назван"), max_length=300, blank=True)
    written_for = models.DateField(
        _("по редакции от"), null=True, blank=True, help_text=_("Редакция, по которой текст был написан.")
    )
    state = models.CharField(_("состояние"), max_length=10, choices=State.choices, default=State.CHECK)
    opened_at = models.DateTimeField(_("замечено"), auto_now_add=True)
    decided_at = models.DateTimeField(_("решено"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("кто решил"),
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField(_("примечание"), max_length=500, blank=True)
    closed_at = models.DateTimeField(_("закрыто"), null=True, blank=True)

    class Meta:
        verbose_name = _("проверка по новой редакции")
        verbose_name_plural = _("проверки по новым редакциям")
        ordering = ["event_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "event", "event_on", "section", "object_id"], name="mms_impact_case_once"
            )
        ]
        indexes = [
            models.Index(fields=["section", "object_id"], name="mms_impact_thing"),
            models.Index(fields=["closed_at", "state"], name="mms_impact_open"),
        ]

    def __str__(self) -> str:
        return self.title
