"""What each form of organization must say of itself (regulation, clause 1.2), as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.ru import inn, ogrn

from mms_wagtail.contracts import Text
from mms_wagtail.plugins.service.choices import Form

ACT = ("act_title", "act_by", "act_number", "act_date")
INN_DIGITS, OGRN_DIGITS = 10, 13


@dataclass(frozen=True, kw_only=True)
class FormRules:
    """What is demanded of a form, what it may add, and what the form means for a reader."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]
    meaning: Text
    act_label: Text


RULES: dict[str, FormRules] = {
    Form.DEPARTMENT: FormRules(
        needed=("cabinet", "authority", "act_title"),
        optional=ACT[1:],
        meaning=_("Служба — подразделение органа управления образованием, а не отдельное учреждение."),
        act_label=_("Создана"),
    ),
    Form.INSTITUTION: FormRules(
        needed=("legal_name", "inn", "ogrn", "founder", "charter"),
        optional=("licence", *ACT),
        meaning=_("Служба — отдельное учреждение, которое координирует методическую работу района."),
        act_label=_("Создано"),
    ),
    Form.DISTRIBUTED: FormRules(
        needed=("authority", "act_title"),
        optional=ACT[1:],
        meaning=_("Отдельной организации нет: методической работой заняты сотрудники органа управления."),
        act_label=_("Функции распределены"),
    ),
}

MISSING: dict[str, Text] = {
    "cabinet": _("Выберите, кто вы: РМК, ИМК или ИМЦ."),
    "authority": _("Выберите орган управления образованием, в котором работает служба."),
    "act_title": _(
        "Укажите акт: для подразделения — о создании, для распределённых функций — об их закреплении."
    ),
    "legal_name": _("Напишите полное название учреждения, как в уставе."),
    "inn": _("Впишите ИНН учреждения: 10 цифр."),
    "ogrn": _("Впишите ОГРН учреждения: 13 цифр."),
    "founder": _("Выберите учредителя."),
    "charter": _("Приложите устав: он есть у каждого учреждения."),
}


def shown_fields(form: str) -> frozenset[str]:
    """Fields that belong to ``form``; what was typed for another form stays stored and is not shown."""
    rules = RULES.get(form)
    return frozenset((*rules.needed, *rules.optional)) if rules else frozenset()


def service_errors(service: Any) -> dict[str, str]:
    """What the chosen form still needs, by field. Nothing is demanded while no form is chosen."""
    rules = RULES.get(service.form)
    if rules is None:
        return {}
    errors = {name: str(MISSING[name]) for name in rules.needed if not _has(service, name)}
    if "inn" in rules.needed and service.inn and (wrong := inn_error(service.inn)):
        errors["inn"] = wrong
    if "ogrn" in rules.needed and service.ogrn and (wrong := ogrn_error(service.ogrn)):
        errors["ogrn"] = wrong
    return errors


def inn_error(value: str) -> str:
    """What is wrong with the taxpayer's number of an institution; "" when nothing is."""
    digits = inn.compact(value)
    if not digits.isdecimal() or len(digits) != INN_DIGITS:
        return _t("У учреждения ИНН из 10 цифр. Проверьте по свидетельству или выписке.")
    return (
        "" if _valid(inn, digits) else _t("В ИНН ошибка: контрольная цифра не сходится. Сверьте с выпиской.")
    )


def ogrn_error(value: str) -> str:
    """What is wrong with the number in the state register; "" when nothing is."""
    digits = ogrn.compact(value)
    if not digits.isdecimal() or len(digits) != OGRN_DIGITS:
        return _t("У учреждения ОГРН из 13 цифр. Проверьте по выписке из ЕГРЮЛ.")
    return (
        ""
        if _valid(ogrn, digits)
        else _t("В ОГРН ошибка: контрольная цифра не сходится. Сверьте с выпиской.")
    )


def _valid(kind: Any, digits: str) -> bool:
    try:
        kind.validate(digits)
    except NumberError:
        return False
    return True


def _has(service: Any, name: str) -> bool:
    # By the key where there is one: no query for a form that is only being checked.
    value = getattr(service, f"{name}_id", None) or getattr(service, name, None)
    return bool(value.strip() if isinstance(value, str) else value)


def staff_errors(member: Any, others: Sequence[Any], *, form: str) -> dict[str, str]:
    """What is wrong with a member of the staff beside ``others``, by field."""
    errors: dict[str, str] = {}
    if member.since and member.until and member.until < member.since:
        errors["until"] = _t("Последний день раньше первого. Поменяйте даты местами или исправьте одну.")
    if form == Form.DISTRIBUTED and not member.functions.strip():
        errors["functions"] = _t("Функции распределены, поэтому напишите, какие из них у этого сотрудника.")
    if any(member.person_id == other.person_id and _together(member, other) for other in others):
        errors["person"] = _t(
            "Этот человек уже в списке в это время. Уберите одну из строк или разведите даты."
        )
    return errors


def works_on(member: Any, day: dt.date) -> bool:
    """Whether the member is on the staff on ``day``."""
    return (member.since or dt.date.min) <= day <= (member.until or dt.date.max)


def shown_staff(members: Iterable[Any], *, on: dt.date) -> list[Any]:
    """Those whom readers see: marked as public, and working on that day."""
    return [member for member in members if member.is_public and works_on(member, on)]


def _together(first: Any, second: Any) -> bool:
    starts = max(first.since or dt.date.min, second.since or dt.date.min)
    return starts <= min(first.until or dt.date.max, second.until or dt.date.max)
