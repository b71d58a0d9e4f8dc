"""The log of the register."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.certificates.models.audit import PermanentModel
from mms_wagtail.certificates.models.certificate import Certificate


class CertificateEvent(PermanentModel):
    """One thing that happened to a certificate. ``by_name`` outlives the account of ``by``."""

    class Action(models.TextChoices):
        ISSUED = "issued", _("выдано")
        SUPERSEDED = "superseded", _("заменено")
        REVOKED = "revoked", _("отозвано")
        CHANGED = "changed", _("содержание на портале изменилось")
        RESTORED = "restored", _("содержание снова прежнее")

    certificate = models.ForeignKey(
        Certificate, models.PROTECT, verbose_name=_("свидетельство"), related_name="events"
    )
    action = models.CharField(_("что"), max_length=20, choices=Action.choices)
    at = models.DateTimeField(_("когда"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("кто"),
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("имя"), max_length=200, blank=True)
    note = models.TextField(_("пояснение"), blank=True)

    class Meta:
        verbose_name = _("запись журнала свидетельств")
        verbose_name_plural = _("журнал свидетельств")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.certificate} {self.get_action_display()}"
