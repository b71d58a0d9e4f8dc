"""What cannot be said of an innovation site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

from django.utils.translation import gettext as _

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.service.acts import act_errors

State = Literal["planned", "running", "finished"]


def state_on(site: Any, day: dt.date) -> State:
    """Whether the site works on ``day``. One without an end works until it gets one."""
    if site.starts and day < site.starts:
        return "planned"
    return "finished" if site.ends and site.ends < day else "running"


def state_label(state: State) -> str:
    labels = {"planned": _("Начнёт работу"), "running": _("Действует"), "finished": _("Завершена")}
    return labels[state]


def site_errors(site: Any) -> dict[str, str]:
    """What is wrong with the site's own fields, by field."""
    errors = act_errors(site)
    if site.starts and site.ends and site.ends < site.starts:
        errors["ends"] = _("Срок кончается раньше, чем начинается. Исправьте одну из дат.")
    if site.supervisor_id and site.supervisor_name.strip():
        errors["supervisor_name"] = _("Оставьте что-то одно: человека из справочника или имя текстом.")
    return errors


def result_errors(result: Any, others: Sequence[Any], *, site: Any) -> dict[str, str]:
    """What is wrong with the results of a year beside ``others``, by field."""
    if not result.school_year:
        return {}
    year = SchoolYear(result.school_year)
    if any(other.school_year == result.school_year for other in others):
        message = _("За %s результаты уже есть. Допишите их в той строке.")
        return {"school_year": message % year.label}
    first, last = site.starts or dt.date.min, site.ends or dt.date.max
    if year.last_day < first or year.first_day > last:
        message = _("В %s площадка не работала. Исправьте год или срок площадки.")
        return {"school_year": message % year.label}
    return {}


def partner_errors(partner: Any, others: Sequence[Any], *, site: Any) -> dict[str, str]:
    """What is wrong with a partner beside ``others``, by field."""
    name = partner.name.strip()
    if not partner.organization_id and not name:
        return {"name": _("Выберите организацию из справочника или впишите её название.")}
    if partner.organization_id and name:
        return {"name": _("Оставьте что-то одно: организацию из справочника или название текстом.")}
    if partner.organization_id and partner.organization_id == site.organization_id:
        return {"organization": _("Это сама площадка. Партнёр — другая организация.")}
    key = partner.organization_id or name.casefold()
    if any(key == (other.organization_id or other.name.strip().casefold()) for other in others):
        field = "organization" if partner.organization_id else "name"
        return {field: _("Этот партнёр уже в списке. Уберите одну из строк.")}
    return {}


def link_errors(link: Any, others: Sequence[Any], *, site: Any) -> dict[str, str]:
    """What is wrong with a linked page beside ``others``, by field."""
    if not link.page_id:
        return {}
    if link.page_id == site.pk:
        return {"page": _("Это страница самой площадки. Выберите материал или практику.")}
    if any(other.page_id == link.page_id for other in others):
        return {"page": _("Эта страница уже в списке. Уберите одну из строк.")}
    return {}
