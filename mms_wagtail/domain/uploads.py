"""Refuses files that are empty, too large, or not what their name says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import filetype
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings

HEAD = 8192
# What the first bytes tell, for every extension that has a signature. Office files of both
# generations are containers (zip, ole), whose kind inside is told apart only sometimes.
ZIP_BASED = {"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"}
OLE_BASED = {"doc", "xls", "ppt"}
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAME = {"jpg": {"jpg", "jpeg"}, "jpeg": {"jpg", "jpeg"}, "mp4": {"mp4", "m4v", "mov"}}
SIGNED = ZIP_BASED | OLE_BASED | {"pdf", "rtf", "jpg", "jpeg", "png", "mp3", "mp4", "gif", "webp"}


def check_upload(upload: Any) -> None:
    """Check one uploaded file.

    Parameters
    ----------
    upload:
        Django's ``UploadedFile``; its position is restored.

    Raises
    ------
    ValidationError
        When the file is empty, larger than ``MAX_FILE_SIZE``, of an extension that
        is not allowed, or when its content belongs to another type.
    """
    settings = get_settings()
    extension = Path(upload.name).suffix.lower().lstrip(".")
    if not upload.size:
        raise ValidationError(
            _("Файл «%s» пустой. Проверьте, открывается ли он у вас, и выберите снова.") % upload.name
        )
    if upload.size > settings.max_file_size:
        sizes = {"size": filesizeformat(upload.size), "limit": filesizeformat(settings.max_file_size)}
        message = _(
            "Файл занимает %(size)s, а можно не больше %(limit)s. Уменьшите картинки в нём или разделите его."
        )
        raise ValidationError(message % sizes)
    if extension not in settings.file_extensions:
        allowed = ", ".join(settings.file_extensions)
        message = _("Файлы «.%(extension)s» не принимаются. Сохраните файл в одном из форматов: %(allowed)s.")
        raise ValidationError(message % {"extension": extension or _("без расширения"), "allowed": allowed})
    if not content_fits(upload, extension):
        message = _(
            "Содержимое файла не похоже на «.%s». Откройте его у себя и сохраните заново в этом формате."
        )
        raise ValidationError(message % extension)


def content_fits(upload: Any, extension: str) -> bool:
    """Whether the first bytes belong to a file of ``extension``.

    Formats without a signature (text, CSV) fit when nothing else is recognised.
    """
    position = upload.tell()
    upload.seek(0)
    head = upload.read(HEAD)
    upload.seek(position)
    if extension in OLE_BASED:
        return bool(head.startswith(OLE_SIGNATURE))
    if extension in ZIP_BASED:
        return bool(head.startswith(b"PK"))
    if extension == "pdf":
        # ISO 32000 lets up to 1024 bytes stand before the header.
        return b"%PDF-" in head[:1024]
    found = filetype.guess_extension(head)
    if extension in SIGNED:
        return found in SAME.get(extension, {extension})
    return found is None and not head.lstrip().lower().startswith((b"<!doctype html", b"<html", b"<svg"))
