"""PDF files: whether they open without a password."""

from __future__ import annotations

import threading
from typing import IO

import pypdfium2
from django.utils.translation import gettext as _

from mms_wagtail.domain.filecheck.errors import FileRefusedError
from mms_wagtail.domain.filecheck.ole import has_password

# PDFium must not be used by two threads at once.
PDFIUM_LOCK = threading.Lock()
PASSWORD_NEEDED = 4


def check_pdf(stream: IO[bytes]) -> None:
    """Refuse what others could not open."""
    stream.seek(0)
    with PDFIUM_LOCK:
        try:
            pdf = pypdfium2.PdfDocument(stream)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error) from error
        try:
            pages = len(pdf)
        finally:
            pdf.close()
    if not pages:
        raise _refusal(None)


def _refusal(error: pypdfium2.PdfiumError | None) -> FileRefusedError:
    if getattr(error, "err_code", None) == PASSWORD_NEEDED or "password" in str(error).lower():
        return has_password()
    message = _("PDF повреждён и не открывается. Откройте документ у себя и сохраните его в PDF заново.")
    return FileRefusedError(message, code="content")
