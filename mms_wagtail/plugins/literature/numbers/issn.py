"""ISSN (ISO 3297): eight digits of a journal."""

from __future__ import annotations

from django.utils.translation import gettext as _
from stdnum import issn

from mms_wagtail.plugins.literature.numbers.cleaning import bare_number
from mms_wagtail.plugins.literature.numbers.errors import NumberError

LENGTH = 8


def read_issn(text: str) -> str:
    """«0130-6928» of what a person typed; "" for "".

    Raises
    ------
    NumberError
        When the length or the check digit is wrong, with what is expected.
    """
    digits = bare_number(text, label="ISSN")
    if not digits:
        return ""
    body, last = digits[:-1], digits[-1]
    if len(digits) != LENGTH or not (body.isdecimal() and body.isascii()) or last not in "0123456789X":
        raise NumberError(
            _("В ISSN восемь знаков: «0130-6928». Перепишите номер с обложки журнала вместо «%s».")
            % text.strip()
        )
    expected = issn.calc_check_digit(body)
    if last != expected:
        raise NumberError(
            _(
                "Последний знак ISSN должен быть %(expected)s, а стоит %(last)s: где-то опечатка. "
                "Сверьте с журналом."
            )
            % {"expected": expected, "last": last}
        )
    return str(issn.format(digits))
