"""An act in words: what its page says of its state, its editions, and where it is cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.links import file_url
from mms_wagtail.plugins.legislation.domain.states import State, state_on
from mms_wagtail.plugins.legislation.domain.timeline import Span, span_on

FIRST_YEAR, YEARS_AHEAD = 1900, 5


@dataclass(frozen=True, kw_only=True)
class StateLine:
    """Whether a reader may go by the act: the first thing on its page."""

    code: str
    text: str
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class AskedDate:
    """What a reader asked with ``?na=``: as it was typed, as it was understood, and the answer in words."""

    typed: str = ""
    date: dt.date | None = None
    answer: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """An edition on the timeline. ``marks`` are words: «действует сейчас», «на 1 марта 2022 г.»."""

    begins: str
    period: str
    title: str
    note: str
    by: Any
    file: Any
    marks: tuple[str, ...]
    is_current: bool
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """``size`` in bytes; ``pages`` is 0 when unknown."""

    title: str
    url: str
    format: str
    size: int
    pages: int
    role_label: str = ""


def state_line(act: Any, spans: Sequence[Span], *, today: dt.date) -> StateLine:
    """The state in words, with what is known to come."""
    state = state_on(act, today)
    if state is State.REPEALED:
        return StateLine(code=state.value, text=_("Утратил силу %s") % date_in_words(act.repealed_on))
    if state is State.FUTURE:
        words = _("Ещё не вступил в силу: вступит %s") % date_in_words(act.in_force_from)
        return StateLine(code=state.value, text=words)
    more = []
    coming = next((span for span in spans if span.begins > today), None)
    if coming is not None:
        more.append(_("С %s действует новая редакция.") % date_in_words(coming.begins))
    if act.repealed_on:
        more.append(_("С %s утрачивает силу.") % date_in_words(act.repealed_on))
    return StateLine(
        code=state.value, text=_("Действует с %s") % date_in_words(act.in_force_from), more=" ".join(more)
    )


def asked_date(typed: str, act: Any, spans: Sequence[Span], *, today: dt.date) -> AskedDate:
    """What was in force on the day that a reader asks about, in words; never raises."""
    typed = typed.strip()[:20]
    if not typed:
        return AskedDate()
    date = _read_date(typed)
    if date is None:
        words = _("Не получилось понять дату «%s». Напишите день, месяц и год: 01.03.2022.")
        return AskedDate(typed=typed, error=words % typed)
    if not FIRST_YEAR <= date.year <= today.year + YEARS_AHEAD:
        words = _("Выберите день с %(first)d по %(last)d год.")
        return AskedDate(typed=typed, error=words % {"first": FIRST_YEAR, "last": today.year + YEARS_AHEAD})
    return AskedDate(typed=date.isoformat(), date=date, answer=_answer(act, spans, date, today))


def _read_date(typed: str) -> dt.date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None


def _answer(act: Any, spans: Sequence[Span], date: dt.date, today: dt.date) -> str:
    day = date_in_words(date)
    state = state_on(act, date)
    if state is State.FUTURE:
        words = _("%(day)s акт ещё не действует: вступает в силу %(begins)s")
        if date < today:
            words = _("%(day)s акт ещё не действовал: дата вступления в силу — %(begins)s")
        return words % {"day": day, "begins": date_in_words(act.in_force_from)}
    if state is State.REPEALED:
        words = _("%(day)s акт уже не действует: утратил силу %(ends)s")
        return words % {"day": day, "ends": date_in_words(act.repealed_on)}
    span = span_on(spans, date)
    assert span is not None  # Stretches cover the whole life of an act.
    return f"{day} {_period_sentence(span, today)}"


def _period_sentence(span: Span, today: dt.date) -> str:
    """«действовала редакция с … по …», «действует редакция с …», «будет действовать редакция с …»."""
    begins = date_in_words(span.begins)
    last = span.last_day
    values = {"begins": begins, "last": date_in_words(last) if last else ""}
    if last is not None and last < today:
        return _("действовала редакция с %(begins)s по %(last)s") % values
    words = _("будет действовать редакция") if span.begins > today else _("действует редакция")
    end = _(" по %(last)s") if last else ""
    return words + (_(" с %(begins)s") + end) % values


def edition_lines(spans: Sequence[Span], *, today: dt.date, chosen: dt.date | None) -> list[EditionLine]:
    """The timeline, the newest first; empty for an act whose text never changed."""
    if len(spans) == 1 and spans[0].edition is None:
        return []
    shown = span_on(spans, chosen) if chosen else None
    lines = [_edition_line(span, today=today, chosen=chosen if span is shown else None) for span in spans]
    return lines[::-1]


def _edition_line(span: Span, *, today: dt.date, chosen: dt.date | None) -> EditionLine:
    edition, last = span.edition, span.last_day
    current = span.covers(today)
    marks = []
    if current:
        marks.append(_("действует сейчас"))
    elif span.begins > today:
        marks.append(_("ещё не действует"))
    if chosen:
        marks.append(_("действует %s") % date_in_words(chosen) if chosen > today else date_in_words(chosen))
    by = edition.brought_by if edition is not None else None
    document = edition.file if edition is not None else None
    return EditionLine(
        begins=date_in_words(span.begins),
        period=_("по %s") % date_in_words(last) if last else "",
        title="" if by else _("Первоначальный текст"),
        note=edition.note if edition is not None else "",
        by=by,
        file=file_line(document, title=_("Текст редакции")) if document else None,
        marks=tuple(marks),
        is_current=current,
        is_chosen=chosen is not None,
    )


def file_line(document: Any, *, title: str, role_label: str = "") -> FileLine:
    info = getattr(document, "mms_file_info", None)
    return FileLine(
        title=title or document.title,
        url=file_url(document, info),
        format=document.file_extension.upper(),
        size=info.size if info else document.file_size or 0,
        pages=info.pages if info else 0,
        role_label=role_label,
    )


def how_to_cite(act: Any, spans: Sequence[Span], *, today: dt.date) -> str:
    """«Приказ … № 287 «Об утверждении …» (в редакции, действующей с …)», as documents refer to acts."""
    current = span_on(spans, today)
    edition = ""
    if current is not None and current.edition is not None and current.edition.brought_by_id:
        edition = _(" (в редакции, действующей с %s)") % date_in_words(current.begins)
    return f"{act.heading} «{inner_quotes(act.title.rstrip('.'))}»{edition}"


def inner_quotes(text: str) -> str:
    """Quotation marks within others are „лапки“."""
    return text.replace("«", "„").replace("»", "“")
