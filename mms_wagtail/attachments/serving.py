"""Answers with a file. Who may have it, the calling view has decided."""

from __future__ import annotations

from typing import IO
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponseBase
from django.utils.translation import gettext as _

from mms_wagtail.attachments.anonymous import anonymous_name, anonymous_stream
from mms_wagtail.attachments.filetypes import INLINE, MIME_TYPES
from mms_wagtail.attachments.models import Attachment
from mms_wagtail.attachments.previews import preview

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'"
# Chromium's PDF reader does not start inside a sandbox; scripts have nowhere to come from all the same.
INLINE_PDF = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def serve(attachment: Attachment, *, anonymous: bool = False, inline: bool = False) -> HttpResponseBase:
    """Stream a file.

    Parameters
    ----------
    anonymous:
        Under a neutral name and without metadata, for blind review.
    inline:
        To be shown in the browser, where that is harmless: PDF and pictures. Other types are
        offered for saving all the same.

    Raises
    ------
    Http404
        When the file is not on the disk.
    CannotBeAnonymousError
        When ``anonymous`` is asked of a file that cannot be cleaned; nothing is sent then.
    """
    try:
        stream = anonymous_stream(attachment) if anonymous else attachment.open()
    except FileNotFoundError as error:
        raise Http404(_("Файла больше нет.")) from error
    name = anonymous_name(attachment) if anonymous else attachment.original_name
    return _answer(stream, mime=attachment.mime, name=name, inline=inline)


def serve_preview(attachment: Attachment) -> HttpResponseBase:
    """Answer with the preview; it carries neither name nor metadata, so it is fit for blind review.

    Raises
    ------
    Http404
        When the file has no preview.
    """
    path = preview(attachment)
    if path is None:
        raise Http404(_("Для этого файла нет предпросмотра."))
    number = f"{attachment.order}.png"
    return _answer(path.open("rb"), mime=MIME_TYPES["png"], name=number, inline=True)


def disposition(name: str, *, inline: bool) -> str:
    """Content-Disposition with a Cyrillic name (RFC 6266 and 8187), and with one in ASCII for old clients."""
    kind = "inline" if inline else "attachment"
    plain = "".join(letter if " " <= letter <= "~" and letter not in '"\\%' else "_" for letter in name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _answer(stream: IO[bytes], *, mime: str, name: str, inline: bool) -> HttpResponseBase:
    shown = inline and mime in INLINE
    response = FileResponse(stream, content_type=mime)
    response.headers["Content-Disposition"] = disposition(name, inline=shown)
    response.headers["X-Content-Type-Options"] = "nosniff"
    is_pdf = shown and mime == MIME_TYPES["pdf"]
    response.headers["Content-Security-Policy"] = INLINE_PDF if is_pdf else SANDBOX
    response.headers["Cache-Control"] = "private, no-store"
    return response
