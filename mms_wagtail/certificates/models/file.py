"""What the portal gave out: fingerprints of PDF files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.certificates.models.audit import PermanentModel
from mms_wagtail.certificates.models.certificate import Certificate


class CertificateFile(PermanentModel):
    """SHA-256 of a PDF that was made for a certificate.

    A certificate has one as long as the template, the address of the portal and typst stay the same.
    After an upgrade the file is made a little differently; the older one stays genuine.
    """

    certificate = models.ForeignKey(
        Certificate, models.PROTECT, verbose_name=_("свидетельство"), related_name="files"
    )
    sha256 = models.CharField(_("SHA-256 файла"), max_length=64)
    made_at = models.DateTimeField(_("когда сделан"), auto_now_add=True)

    class Meta:
        verbose_name = _("файл свидетельства")
        verbose_name_plural = _("файлы свидетельств")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["sha256", "certificate"], name="mms_certificate_file_once")
        ]

    def __str__(self) -> str:
        return self.sha256
