"""ISBN (ISO 2108, ГОСТ Р 7.0.53): ten digits until 2006, thirteen since."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from stdnum import ean, isbn

from mms_wagtail.plugins.literature.numbers.cleaning import bare_number
from mms_wagtail.plugins.literature.numbers.errors import NumberError

SHORT, LONG = 10, 13


@dataclass(frozen=True, kw_only=True)
class Isbn:
    """One ISBN: thirteen digits that identify it, and how it is printed in the book, with hyphens."""

    canonical: str
    given: str


def read_isbn(text: str) -> Isbn | None:
    """Read what a person typed: with or without hyphens, spaces, «ISBN», a Cyrillic «Х»; None for "".

    Raises
    ------
    NumberError
        When the length, the beginning or the check digit is wrong, with what is expected.
    """
    digits = bare_number(text, label="ISBN")
    if not digits:
        return None
    body, last = digits[:-1], digits[-1]
    if not body.isdecimal() or not body.isascii() or last not in "0123456789X":
        raise NumberError(
            _("В ISBN бывают только цифры (и «X» в конце старого). Перепишите номер с оборота титула: «%s».")
            % text.strip()
        )
    if len(digits) not in (SHORT, LONG):
        raise NumberError(
            _("В ISBN 10 или 13 цифр, а здесь %(count)d. Сверьте с оборотом титула, не потерялась ли цифра.")
            % {"count": len(digits)}
        )
    if len(digits) == LONG and digits[:3] not in ("978", "979"):
        raise NumberError(
            _("ISBN из 13 цифр начинается с 978 или 979, а этот с %s. Проверьте, не штрихкод ли это другого.")
            % digits[:3]
        )
    expected = check_digit(body)
    if last != expected:
        raise NumberError(
            _(
                "Последняя цифра ISBN должна быть %(expected)s, а стоит %(last)s: где-то опечатка. "
                "Сверьте все цифры с книгой; если в самой книге так и напечатано, оставьте поле пустым."
            )
            % {"expected": expected, "last": last}
        )
    return Isbn(canonical=isbn.to_isbn13(digits), given=hyphenated(digits))


def check_digit(body: str) -> str:
    """The digit that has to follow nine or twelve others."""
    if len(body) == SHORT - 1:
        total = sum((SHORT - place) * int(digit) for place, digit in enumerate(body))
        return "0123456789X"[-total % 11]
    return str(ean.calc_check_digit(body))


def hyphenated(digits: str) -> str:
    """«978-5-699-12014-7»; as it came when the group of the publisher is not known."""
    return str(isbn.format(digits)) if digits else ""


def isbn10(canonical: str) -> str:
    """The same number in ten digits with hyphens, "" for one that never had them (979)."""
    return str(isbn.format(isbn.to_isbn10(canonical))) if canonical.startswith("978") else ""
