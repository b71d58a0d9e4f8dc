"""«Хочу взять»: who wants a publication of the library, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.plugins.literature.models.publication import Publication


class Wish(models.Model):
    """One reader's wish for one publication. Changed by ``domain.lending`` alone."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Ждёт")
        GIVEN = "given", _("Выдано")
        RETURNED = "returned", _("Возвращено")
        DECLINED = "declined", _("Отказано")
        WITHDRAWN = "withdrawn", _("Больше не нужно")

    publication = models.ForeignKey(
        Publication, models.CASCADE, verbose_name=_("издание"), related_name="wishes"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("читатель"), related_name="literature_wishes"
    )
    state = models.CharField(_("состояние"), max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("с какого дня"), auto_now_add=True)
    given_at = models.DateTimeField(_("выдано"), null=True, blank=True)
    closed_at = models.DateTimeField(_("закончено"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("слово читателю"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("«Хочу взять»")
        verbose_name_plural = _("«Хочу взять»")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "user"],
                condition=models.Q(state__in=["waiting", "given"]),
                name="mms_wish_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.user_id}"

    @property
    def reader(self) -> str:
        """Who it is, for lists; the login where no name is known, never the e-mail address."""
        name = " ".join(filter(None, (self.user.last_name, self.user.first_name)))
        return name or self.user.get_username().split("@")[0]
