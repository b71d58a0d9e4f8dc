"""What cannot be: each refusal names its field, what is wrong and how to mend it.

The functions take objects with the fields of the models and ask the database nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.school_years import EARLIEST, LATEST, SchoolYear
from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState, PlanState, Role

_is_url = URLValidator(schemes=["http", "https"])


def validate_web_link(value: str) -> None:
    """Refuse what is no address of a page: «javascript:…», «zoom».

    Raises
    ------
    ValidationError
    """
    try:
        _is_url(value)
    except ValidationError as error:
        raise ValidationError(
            _("Ссылка должна начинаться с «https://» или «http://». Скопируйте её целиком.")
        ) from error


def check_meeting(meeting: Any) -> None:
    """Check the dates and numbers of a meeting.

    Raises
    ------
    ValidationError
        On ``held_on``, ``school_year``, ``state`` or ``attended``.
    """
    errors = _day_outside_year(meeting.held_on, meeting.school_year, field="held_on")
    if (
        meeting.state == MeetingState.HELD
        and isinstance(meeting.held_on, dt.date)
        and meeting.held_on > timezone.localdate()
    ):
        errors["state"] = _("Этот день ещё не наступил. Выберите «Запланировано» или исправьте день.")
    if meeting.attended and meeting.invited_total is not None and meeting.attended > meeting.invited_total:
        errors["attended"] = _(
            "Пришло больше, чем приглашено. Исправьте одно из чисел: гости тоже считаются приглашёнными."
        )
    if errors:
        raise ValidationError(errors)


def check_plan_item(item: Any) -> None:
    """Check the dates of an item of a plan.

    Raises
    ------
    ValidationError
        On ``date``, ``month`` or ``note``.
    """
    errors = _day_outside_year(item.date, item.school_year, field="date")
    if item.date and item.month and item.date.month != item.month:
        errors["month"] = _("Месяц не тот, что в дате. Оставьте что-то одно: день или месяц.")
    if item.state == PlanState.DONE and item.date and item.date > timezone.localdate():
        errors["state"] = _("Этот день ещё не наступил. Выберите «Запланировано» или исправьте день.")
    if errors:
        raise ValidationError(errors)


def check_decision(decision: Any, *, held_on: dt.date | None = None) -> None:
    """Check the days of a decision; ``held_on`` is its meeting's, where that is not saved yet.

    Raises
    ------
    ValidationError
        On ``due_on`` or ``done_on``.
    """
    errors: dict[str, str] = {}
    day = held_on or getattr(getattr(decision, "meeting", None), "held_on", None)
    if day and decision.due_on and decision.due_on < day:
        message = _("Срок раньше заседания, которое было %s. Исправьте срок или день заседания.")
        errors["due_on"] = message % date_in_words(day)
    if decision.done_on and decision.done_on > timezone.localdate():
        errors["done_on"] = _("Этот день ещё не наступил. Впишите день, когда решение исполнили.")
    elif decision.done_on and day and decision.done_on < day:
        errors["done_on"] = _("Решение исполнено раньше, чем принято. Исправьте день исполнения.")
    if decision.done_on and decision.state == DecisionState.OPEN:
        errors["state"] = _("Указан день исполнения: выберите «Исполнено» или очистите его.")
    if errors:
        raise ValidationError(errors)


def overlapping(first: Any, second: Any) -> bool:
    """Whether two memberships (``since``, ``until``) have a day in common."""
    starts = max(first.since or dt.date.min, second.since or dt.date.min)
    ends = min(first.until or dt.date.max, second.until or dt.date.max)
    return starts <= ends


def member_key(member: Any) -> object:
    """What tells one member from another: the entry of the directory, or the plain name."""
    return member.person_id or " ".join(member.name.casefold().replace("ё", "е").split())


def repeated_member(member: Any, others: Iterable[Any]) -> str:
    """What is wrong when ``member`` is among ``others`` at the same time; "" when nothing is."""
    key = member_key(member)
    if any(member_key(other) == key and overlapping(member, other) for other in others):
        message = _("%s уже в списке в это время. Уберите одну из строк или разведите их даты.")
        return str(message % member.display_name)
    return ""


def second_leader(member: Any, others: Iterable[Any]) -> str:
    """What is wrong when ``member`` leads while one of ``others`` does; "" when nothing is."""
    if member.role != Role.LEADER:
        return ""
    for other in others:
        if other.role == Role.LEADER and overlapping(member, other):
            message = _(
                "В это время руководит %s: руководитель один. "
                "Укажите у прежнего последний день или смените чью-то роль."
            )
            return str(message % other.display_name)
    return ""


def _day_outside_year(day: Any, year: Any, *, field: str) -> dict[str, str]:
    if not isinstance(year, int):
        return {}
    if not EARLIEST <= year <= LATEST:
        return {field: _("Проверьте год: такого дня на портале быть не может.")}
    if not isinstance(day, dt.date) or day in SchoolYear(year):
        return {}
    message = _("%(day)s — это %(right)s учебный год, а не %(year)s. Исправьте день или учебный год.")
    words = {"day": date_in_words(day), "right": SchoolYear.of(day).label, "year": SchoolYear(year).label}
    return {field: message % words}
