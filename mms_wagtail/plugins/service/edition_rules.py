"""Editions of a document: when each is in force, and what cannot be.

Pure functions over objects with the fields of ``DocumentEdition``; the day is an argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.service.acts import act_errors
from mms_wagtail.plugins.service.choices import YEARLY, DocumentKind

State = Literal["current", "future", "past"]


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A mistake in one row: its place in the list, the field, and the sentence."""

    place: int
    field: str
    message: str


def year_of(edition: Any) -> SchoolYear | None:
    return SchoolYear(edition.school_year) if edition.school_year else None


def begins(edition: Any, kind: str) -> dt.date:
    """The first day of force; of an analysis the day of its act, or the end of its year."""
    if edition.valid_from:
        return edition.valid_from  # type: ignore[no-any-return]
    year = year_of(edition)
    if kind == DocumentKind.ANALYSIS and year:
        return edition.act_date or year.last_day
    if year:
        return year.first_day
    return edition.act_date or dt.date.min


def ends(edition: Any, kind: str) -> dt.date:
    """The last day of force: of a plan its year's, of an analysis never."""
    if edition.valid_until:
        return edition.valid_until  # type: ignore[no-any-return]
    year = year_of(edition)
    return year.last_day if kind == DocumentKind.PLAN and year else dt.date.max


def newest_first(editions: Sequence[Any], kind: str) -> list[Any]:
    return sorted(
        editions, key=lambda item: (item.school_year or 0, begins(item, kind), item.pk or 0), reverse=True
    )


def current_edition(editions: Sequence[Any], kind: str, *, on: dt.date) -> Any | None:
    """The edition in force on ``on``: of an analysis the latest, as it reports and does not expire."""
    if kind == DocumentKind.ANALYSIS:
        return next(iter(newest_first(editions, kind)), None)
    running = [item for item in editions if begins(item, kind) <= on <= ends(item, kind)]
    return next(iter(newest_first(running, kind)), None)


def state_of(edition: Any, current: Any | None, kind: str, *, on: dt.date) -> State:
    if edition is current:
        return "current"
    return "future" if begins(edition, kind) > on and kind != DocumentKind.ANALYSIS else "past"


def edition_name(edition: Any, kind: str) -> str:
    """«2026/27 учебный год», «с 14 января 2020 г.», «с … по …»."""
    if year := year_of(edition):
        return _("%s учебный год") % year.label
    first, last = edition.valid_from or edition.act_date, edition.valid_until
    if first and last:
        return _("с %(first)s по %(last)s") % {"first": date_in_words(first), "last": date_in_words(last)}
    return _("с %s") % date_in_words(first) if first else ""


def edition_errors(edition: Any) -> dict[str, str]:
    """What is wrong with one edition by itself, by field."""
    errors = act_errors(edition)
    if edition.valid_from and edition.valid_until and edition.valid_until < edition.valid_from:
        errors["valid_until"] = _("Срок кончается раньше, чем начинается. Исправьте одну из дат.")
    if edition.signature and not edition.signed_by.strip():
        errors["signed_by"] = _("Приложена подпись. Напишите, чья она: фамилия и должность.")
    if edition.signed_by.strip() and not edition.signature:
        errors["signature"] = _("Назван подписавший, а подписи нет. Приложите файл .sig или очистите имя.")
    return errors


def wrong_editions(editions: Sequence[Any], kind: str) -> list[Wrong]:
    """What the editions of one document say against one another and its kind; on the later row."""
    found: list[Wrong] = []
    for place, edition in enumerate(editions):
        before = editions[:place]
        found += (
            _wrong_year(place, edition, before)
            if kind in YEARLY
            else _wrong_term(place, edition, before, kind)
        )
    return found


def _wrong_year(place: int, edition: Any, before: Sequence[Any]) -> Iterator[Wrong]:
    year = year_of(edition)
    if year is None:
        message = _("План и анализ составляют на учебный год. Впишите его: «2026/27».")
        yield Wrong(place=place, field="school_year", message=message)
        return
    if any(other.school_year == edition.school_year for other in before):
        message = _("За %s уже есть строка выше. Замените в ней файл или исправьте год в этой.")
        yield Wrong(place=place, field="school_year", message=message % year.label)


def _wrong_term(place: int, edition: Any, before: Sequence[Any], kind: str) -> Iterator[Wrong]:
    if edition.school_year:
        message = _(
            "Учебный год нужен плану и анализу. Здесь очистите его и укажите, с какого дня действует."
        )
        yield Wrong(place=place, field="school_year", message=message)
        return
    if not edition.valid_from:
        message = _("Укажите, с какого дня действует: иначе портал не поймёт, какая редакция сейчас в силе.")
        yield Wrong(place=place, field="valid_from", message=message)
        return
    for other in before:
        if not other.valid_from:
            continue
        if max(begins(edition, kind), begins(other, kind)) <= min(ends(edition, kind), ends(other, kind)):
            yield _overlap(place, edition, other)
            return


def _overlap(place: int, edition: Any, other: Any) -> Wrong:
    """The cure is to end the earlier one on the eve of the later."""
    if other.valid_from == edition.valid_from:
        message = _("Две редакции с одного дня, %s. Исправьте день в одной из них или уберите лишнюю.")
        return Wrong(place=place, field="valid_from", message=message % date_in_words(edition.valid_from))
    later = max(edition.valid_from, other.valid_from)
    message = _(
        "В эти дни действует и другая редакция, с %(other)s. "
        "Закончите более раннюю накануне: впишите ей «действует по» %(eve)s."
    )
    eve = later - dt.timedelta(days=1)
    words = {"other": date_in_words(other.valid_from), "eve": date_in_words(eve)}
    return Wrong(place=place, field="valid_from", message=message % words)
