"""A detached electronic signature as a file (Federal Law 63-FZ): CMS SignedData, RFC 5652.

The portal keeps and offers the signature; whether it is valid is for a certified tool to say, with
the national cryptography and lists of revoked certificates.
"""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EXTENSIONS = (".sig", ".p7s")
MAX_SIZE = 1024 * 1024
# RFC 5652, 5.1: id-signedData; it stands at the start of ContentInfo.
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
HEAD = 32
SEQUENCE, EXPLICIT, OID, SET, INTEGER = 0x30, 0xA0, 0x06, 0x31, 0x02
_ARMOR = re.compile(rb"-----(BEGIN|END)[^-]*-----|\s+")


def check_signature_file(upload: Any) -> None:
    """Refuse what is no detached signature.

    Raises
    ------
    ValidationError
        With what is wrong and what to do.
    """
    if PurePosixPath(upload.name or "").suffix.lower() not in EXTENSIONS:
        raise ValidationError(_("Подпись лежит в файле .sig или .p7s. Сам документ приложите в поле «Файл»."))
    if not upload.size:
        raise ValidationError(_("Файл подписи пустой. Подпишите документ заново и приложите новый файл."))
    if upload.size > MAX_SIZE:
        raise ValidationError(
            _("Файл подписи больше 1 МБ: похоже, в нём сам документ. Создайте отсоединённую подпись.")
        )
    upload.seek(0)
    content = binary(upload.read())
    upload.seek(0)
    if SIGNED_DATA not in content[:HEAD]:
        raise ValidationError(
            _("Это не файл подписи: внутри другое. Приложите файл, который создала программа подписания.")
        )
    if is_attached(content):
        raise ValidationError(
            _("Подпись присоединённая: документ внутри неё. Подпишите ещё раз с отметкой «отсоединённая».")
        )


def binary(content: bytes) -> bytes:
    """The signature itself: programs also write it as base64, with or without lines around it."""
    if content[:1] == bytes([SEQUENCE]):
        return content
    try:
        return base64.b64decode(_ARMOR.sub(b"", content), validate=True)
    except (binascii.Error, ValueError):
        return content


def is_attached(content: bytes) -> bool:
    """Whether the signed document is inside (RFC 5652, 5.2: ``eContent`` is present).

    False as well for encodings of indefinite length, which are not walked.
    """
    try:
        info = _value(content, 0, SEQUENCE)
        _oid, rest = _split(info, OID)
        signed = _value(_value(rest, 0, EXPLICIT), 0, SEQUENCE)
        for tag in (INTEGER, SET):
            _part, signed = _split(signed, tag)
        encapsulated = _value(signed, 0, SEQUENCE)
        _kind, inner = _split(encapsulated, OID)
    except (IndexError, ValueError):
        return False
    return bool(inner)


def _split(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """The value at the start of ``data``, and what stands behind it."""
    start, length = _header(data, tag)
    return data[start : start + length], data[start + length :]


def _value(data: bytes, offset: int, tag: int) -> bytes:
    return _split(data[offset:], tag)[0]


def _header(data: bytes, tag: int) -> tuple[int, int]:
    """Where the value of a DER element begins and how long it is (X.690, 8.1)."""
    if data[0] != tag:
        raise ValueError
    first = data[1]
    if first < 0x80:
        return 2, first
    if first == 0x80:
        raise ValueError
    count = first & 0x7F
    return 2 + count, int.from_bytes(data[2 : 2 + count], "big")
