"""Reasons for which works are returned or declined, kept by the service."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class ReturnReason(models.Model):
    """A reason that a methodologist ticks; the author reads ``text``."""

    class Use(models.TextChoices):
        RETURN = "return", _("Возврат на доработку")
        DECLINE = "decline", _("Отклонение")

    use = models.CharField(_("когда"), max_length=10, choices=Use.choices, default=Use.RETURN)
    name = models.CharField(_("коротко"), max_length=120)
    text = models.TextField(
        _("что прочитает автор"), help_text=_("Полное предложение: что не так и как исправить.")
    )
    sort_order = models.PositiveSmallIntegerField(_("порядок"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("use"), FieldPanel("sort_order")]),
        FieldPanel("name"),
        FieldPanel("text"),
    ]

    class Meta:
        verbose_name = _("причина возврата или отклонения")
        verbose_name_plural = _("причины возврата и отклонения")
        ordering = ["use", "sort_order", "name"]
        constraints = [models.UniqueConstraint(fields=["use", "name"], name="mms_return_reason")]

    def __str__(self) -> str:
        return self.name
