"""Dates in words, as documents write them."""

import datetime as dt

from django.utils import formats

NBSP = "\N{NO-BREAK SPACE}"


def date_in_words(date: dt.date) -> str:
    """«31 мая 2021 г.» with spaces that do not break."""
    return formats.date_format(date, "j E Y").replace(" ", NBSP) + f"{NBSP}г."
