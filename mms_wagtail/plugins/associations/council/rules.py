"""What cannot be in a council, and what should not.

Refusals stop the publication; warnings are for editors and the head, never for readers. The functions
take objects with the fields of the models and ask the database nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.plugins.associations.council.choices import CouncilRole, Group
from mms_wagtail.plugins.associations.rules import member_key, overlapping


def second_chair(member: Any, others: Iterable[Any]) -> str:
    """What is wrong when ``member`` chairs while one of ``others`` does; "" when nothing is."""
    if member.role != CouncilRole.CHAIR:
        return ""
    for other in others:
        if other.role == CouncilRole.CHAIR and overlapping(member, other):
            message = _(
                "В это время председательствует %s: председатель один. "
                "Укажите у прежнего последний день или смените чью-то роль."
            )
            return str(message % other.display_name)
    return ""


def repeated_act(act: Any, others: Iterable[Any]) -> str:
    """What is wrong when two acts approve a composition from one day; "" when nothing is."""
    if act.valid_from and any(other.valid_from == act.valid_from for other in others):
        return _("С %s состав уже утверждён другим актом. Исправьте день или удалите одну из строк.") % (
            date_in_words(act.valid_from)
        )
    return ""


def council_warnings(
    members: Sequence[Any], *, acts: Sequence[Any], today: dt.date, is_head: Callable[[Any], bool]
) -> list[str]:
    """What is amiss with the council today, in sentences that name the cure.

    Parameters
    ----------
    members:
        All that ever were, with ``since`` and ``until``.
    acts:
        Those that approved the compositions.
    is_head:
        Whether a member is the head of the service.
    """
    now = [member for member in members if member.is_current(today)]
    found = [*_about_chair(now, is_head)]
    represented = {member.group for member in now}
    for group in Group:
        if group not in represented:
            message = _(
                "В Методсовете никто не представляет группу «%s» (пункт 3.5 положения). "
                "Добавьте такого члена совета или исправьте группу у того, кто её представляет."
            )
            found.append(message % group.label)
    found += _about_acts(members, now, acts, today)
    return found


def _about_chair(members: Sequence[Any], is_head: Callable[[Any], bool]) -> list[str]:
    chairs = [member for member in members if member.role == CouncilRole.CHAIR]
    if not chairs:
        return [
            _(
                "У Методсовета нет председателя. По пункту 3.6 положения это руководитель методической "
                "службы: добавьте его с ролью «председатель»."
            )
        ]
    message = _(
        "Председатель — %s, а по пункту 3.6 положения им должен быть руководитель методической службы. "
        "Исправьте роль в составе или впишите нового руководителя."
    )
    return [message % chair.display_name for chair in chairs if not is_head(chair)]


def _about_acts(members: Sequence[Any], now: Sequence[Any], acts: Sequence[Any], today: dt.date) -> list[str]:
    in_force = [act for act in acts if act.valid_from <= today]
    if not in_force:
        return [
            _(
                "Состав Методсовета не утверждён актом (пункт 3.7 положения). Добавьте приказ органа "
                "управления образованием."
            )
        ]
    act = max(in_force, key=lambda item: item.valid_from)
    approved = {member_key(member) for member in members if member.is_current(act.valid_from)}
    present = {member_key(member) for member in now}
    if approved == present:
        return []
    message = _(
        "После акта от %(date)s состав изменился: пришли %(came)d, ушли %(left)d. "
        "Утвердите новый состав и добавьте его акт."
    )
    return [
        message
        % {
            "date": date_in_words(act.valid_from),
            "came": len(present - approved),
            "left": len(approved - present),
        }
    ]
