"""One file of a folder. A folder is only a number: what it belongs to, and who may see it, others know."""

from __future__ import annotations

from django.conf import settings
from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from mms_wagtail.attachments.filetypes import CLEANABLE, PREVIEWED
from mms_wagtail.attachments.storage import private_storage
from mms_wagtail.domain.filecheck.names import extension_of


class Attachment(models.Model):
    """A checked file, kept privately. Made and changed by the verbs of ``mms_wagtail.attachments.api``.

    ``order`` counts from 1 within the folder, without gaps. ``document`` is the public copy, once
    there is one.
    """

    folder = models.UUIDField(_("папка"), db_index=True)
    file = models.FileField(_("файл"), storage=private_storage, max_length=200)
    original_name = models.CharField(_("имя файла"), max_length=255)
    label = models.CharField(_("что это"), max_length=200, blank=True)
    role = models.CharField(_("роль"), max_length=50, blank=True)
    order = models.PositiveIntegerField(_("порядок"), default=1)
    size = models.PositiveBigIntegerField(_("размер, байт"))
    sha256 = models.CharField(_("контрольная сумма"), max_length=64, db_index=True)
    mime = models.CharField(_("тип"), max_length=100)
    pages = models.PositiveIntegerField(_("страниц"), default=0)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("кто загрузил")
    )
    uploaded_at = models.DateTimeField(_("когда загружен"), auto_now_add=True)
    document = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("опубликованный документ"),
    )

    class Meta:
        verbose_name = _("файл заявки")
        verbose_name_plural = _("файлы заявок")
        ordering = ["folder", "order", "pk"]

    def __str__(self) -> str:
        return self.original_name

    def open(self) -> File[bytes]:
        """The content as a stream of the caller's own; ``file.open`` would share one between all callers.

        Raises
        ------
        FileNotFoundError
            When it is not on the disk.
        """
        return private_storage().open(self.file.name or "", "rb")

    @property
    def extension(self) -> str:
        """Lower case, without the dot."""
        return extension_of(self.original_name)

    @property
    def format(self) -> str:
        return self.extension.upper()

    @property
    def can_be_anonymous(self) -> bool:
        """Whether its metadata can be taken out, for blind review."""
        return self.extension in CLEANABLE

    @property
    def can_be_previewed(self) -> bool:
        return self.extension in PREVIEWED
