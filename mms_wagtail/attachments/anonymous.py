"""Files for blind review: without the author's name on the label and inside."""

from __future__ import annotations

import io
import logging
from typing import IO, Any

from django.http import Http404
from django.utils.translation import gettext as _

from mms_wagtail.attachments.cleaners import image, odf, ooxml, pdf
from mms_wagtail.attachments.models import Attachment
from mms_wagtail.attachments.storage import CLEANED, cache_path, keep
from mms_wagtail.domain.filecheck.signatures import ODF, OOXML

logger = logging.getLogger(__name__)

# Part of the names in the cache: raise it when a cleaner takes out more than before.
VERSION = 1
AS_IT_IS = {"txt", "csv"}


class CannotBeAnonymousError(Http404):
    """The author's traces cannot be taken out of this file; do not show it in a blind review.

    A view that does not catch it answers «not found»: it leaks nothing, and is no failure of the server.
    """


def anonymous_name(attachment: Attachment) -> str:
    """«Файл 1.pdf»: the place in the folder, and the type."""
    return _("Файл %(number)d.%(extension)s") % {
        "number": attachment.order,
        "extension": attachment.extension,
    }


def can_be_anonymous(attachment: Attachment) -> bool:
    """Whether the type is one that can be cleaned; decides without opening the file."""
    return attachment.can_be_anonymous


def anonymous_stream(attachment: Attachment) -> IO[bytes]:
    """The content without metadata, opened for reading; made once and kept beside the file.

    What is written in the text itself stays: a name in a heading is the author's to avoid.

    Raises
    ------
    CannotBeAnonymousError
        For types that cannot be cleaned, and for a file that its cleaner cannot read.
    """
    if attachment.extension in AS_IT_IS:
        return attachment.open()  # type: ignore[no-any-return]
    return _cleaned(attachment)


def _cleaned(attachment: Attachment) -> IO[bytes]:
    cleaner = _cleaner_of(attachment.extension)
    if cleaner is None:
        raise CannotBeAnonymousError(f"Files of type {attachment.extension!r} cannot be cleaned.")
    path = cache_path(CLEANED, f"{attachment.sha256}-{VERSION}.{attachment.extension}")
    if path.exists():
        return path.open("rb")
    target = io.BytesIO()
    try:
        with attachment.open() as source:
            cleaner(source, target)
    except FileNotFoundError:
        raise
    # Cleaners meet files of all programs; whatever they stumble over, the file must not be shown.
    except Exception as error:
        logger.exception("Attachment %s cannot be cleaned for blind review", attachment.pk)
        raise CannotBeAnonymousError(f"Attachment {attachment.pk} cannot be cleaned.") from error
    try:
        keep(path, target.getvalue())
    except OSError:
        # A full disk makes it slower, not impossible.
        logger.exception("The cleaned copy of attachment %s cannot be kept", attachment.pk)
    target.seek(0)
    return target


def _cleaner_of(extension: str) -> Any:
    if extension in OOXML:
        return ooxml.clean
    if extension in ODF:
        return odf.clean
    return {"pdf": pdf.clean, "jpg": image.clean, "jpeg": image.clean, "png": image.clean}.get(extension)
