"""Which things of the portal cite which acts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.plugins.legislation.models.acts import LegalAct


class ActCitation(models.Model):
    """That a published thing cites an act. Made from the thing's texts, never by hand.

    ``section`` and ``object_id`` name the thing as the search does: the slug of its plugin, its primary key.
    ``written_for`` is the edition that the author had before them: the newest that the portal knew when it
    met the citation, and that was in force when the thing was written. What came later they could not know.
    """

    act = models.ForeignKey(LegalAct, models.CASCADE, verbose_name=_("акт"), related_name="citations")
    section = models.CharField(_("раздел"), max_length=60)
    object_id = models.CharField(max_length=60)
    title = models.CharField(_("название"), max_length=500)
    url = models.CharField(max_length=500, blank=True)
    found_as = models.CharField(_("как назван"), max_length=300, blank=True)
    explicit = models.BooleanField(_("указан автором"), default=False)
    written_for = models.DateField(_("по редакции от"), null=True, blank=True)
    knew_repeal = models.BooleanField(_("написано об отменённом"), default=False)

    class Meta:
        verbose_name = _("ссылка на акт")
        verbose_name_plural = _("ссылки на акты")
        ordering = ["-explicit", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "section", "object_id"], name="mms_citation_once")
        ]
        indexes = [models.Index(fields=["section", "object_id"], name="mms_citation_thing")]

    def __str__(self) -> str:
        return self.title


class LegislationChore(models.Model):
    """Work that is promised in a transaction and done after it: a process killed in between loses nothing."""

    class Kind(models.TextChoices):
        READ_THING = "read-thing", _("Найти акты в тексте")
        REREAD_THING = "reread-thing", _("Обновить адрес и ссылки")
        READ_ALL = "read-all", _("Найти акты во всех текстах")
        JUDGE_ACT = "judge-act", _("Найти, что проверить из-за акта")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=130, blank=True)
    asked_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("отложенная работа")
        verbose_name_plural = _("отложенные работы")
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="mms_legislation_chore")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.key}"
