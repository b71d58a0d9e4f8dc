"""Dates as descriptions write them."""

from __future__ import annotations

import datetime as dt


def short_date(date: dt.date) -> str:
    """«01.02.2026»"""
    return f"{date:%d.%m.%Y}"
