"""What is known of an uploaded file. Document models belong to the host, so it stands beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string


class FileInfo(models.Model):
    """Facts read from a document's file once, when it is uploaded or replaced.

    ``pages`` is 0 when the format has no pages or they could not be counted, and
    ``error`` then says why, for the editor.
    """

    document = models.OneToOneField(
        get_document_model_string(), models.CASCADE, related_name="mms_file_info", verbose_name=_("документ")
    )
    file_name = models.CharField(_("имя файла на диске"), max_length=255)
    original_name = models.CharField(
        _("имя файла"),
        max_length=255,
        help_text=_("Как назвал файл тот, кто его загрузил. С этим именем читатель его и сохранит."),
    )
    size = models.PositiveBigIntegerField(_("размер, байт"), default=0)
    pages = models.PositiveIntegerField(_("страниц"), default=0)
    error = models.CharField(_("что не удалось прочитать"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("сведения о файле")
        verbose_name_plural = _("сведения о файлах")

    def __str__(self) -> str:
        return self.original_name


class FileText(models.Model):
    """Words of a document's file, for the search. Beside the facts, which are read far more often.

    ``parts`` are objects ``{"place", "name", "text"}``: a text and the page, slide or
    sheet that it stands on.
    """

    document = models.OneToOneField(
        get_document_model_string(), models.CASCADE, related_name="mms_file_text", verbose_name=_("документ")
    )
    parts = models.JSONField(_("текст по частям"), default=list)

    class Meta:
        verbose_name = _("текст файла")
        verbose_name_plural = _("тексты файлов")

    def __str__(self) -> str:
        return str(self.document)
