"""Refuses files that are empty, too large, not what their name says, or dangerous to open."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.filecheck.content import check_content, check_extension
from mms_wagtail.domain.filecheck.errors import FileRefusedError
from mms_wagtail.domain.filecheck.names import clean_name, extension_of


def check_upload(upload: Any, *, must_open: bool = False) -> str:
    """Check one uploaded file.

    Refused are: nothing and too much; extensions that are not allowed; content of another type
    than the extension says (pages, SVG and programs under the name of a text or a PDF); macros;
    zip containers that grow too large, lead out of their folder, are encrypted or damaged; zips
    with a file that would be refused by itself; pictures of too many pixels.

    Parameters
    ----------
    upload:
        Django's ``UploadedFile``; its position is restored.
    must_open:
        Others have to read the file: damaged or protected PDF files and damaged pictures are
        refused too.

    Returns
    -------
    The file's name, fit to be shown and stored.

    Raises
    ------
    ValidationError
        With a sentence that names the file, what is wrong, and how to mend it. Its ``code`` is
        that of :class:`~mms_wagtail.domain.filecheck.errors.FileRefusedError`.
    """
    name = clean_name(upload.name or "")
    position = upload.tell()
    try:
        _check_size(upload.size)
        extension = extension_of(name)
        check_extension(extension)
        check_content(upload, extension, must_open=must_open)
    except FileRefusedError as error:
        raise refusal(name, error) from error
    finally:
        upload.seek(position)
    return name


def refusal(name: str, error: FileRefusedError) -> ValidationError:
    """The same for a form: with the file's name before the reason."""
    message = _("Файл «%(name)s» не принят. %(reason)s") % {
        "name": name or _("без имени"),
        "reason": error.message,
    }
    return ValidationError(message, code=error.code)


def _check_size(size: int | None) -> None:
    limit = get_settings().max_file_size
    if not size:
        message = _("Он пустой. Проверьте, открывается ли он у вас, и выберите снова.")
        raise FileRefusedError(message, code="empty")
    if size > limit:
        message = _(
            "Файл занимает %(size)s, а можно не больше %(limit)s. Уменьшите картинки в нём или разделите его."
        )
        values = {"size": filesizeformat(size), "limit": filesizeformat(limit)}
        raise FileRefusedError(message % values, code="too_large")
