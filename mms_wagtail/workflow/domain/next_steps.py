"""What comes next for a submission, who does it, and by when: in words for its author."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mms_wagtail.workflow.models import Submission

State = Submission.State


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """``yours`` when the author has to act; ``due`` is by when the service promises its step."""

    text: str
    yours: bool = False
    due: dt.date | None = None


def next_step(submission: Submission) -> NextStep:
    """What comes next."""
    texts = {
        State.DRAFT: _("Заполните заявку и отправьте её на проверку. Черновик видите только вы."),
        State.CHECKING: _(
            "Методист проверит, всё ли на месте, и передаст работу дальше или вернёт с пояснением."
        ),
        State.REVIEWING: _("Эксперты читают работу и оценивают её по критериям."),
        State.DECIDING: _("Экспертиза завершена. Решение примет руководитель службы."),
        State.RETURNED: _("Прочитайте, что нужно доработать, исправьте и отправьте снова."),
        State.DECLINED: _("Рассмотрение закончено. Причина — ниже. С новой работой вас ждут."),
        State.SCHEDULED: _("Решено опубликовать. Работа появится на портале в назначенный день."),
        State.PUBLISHED: _("Работа на портале. Если вы её развили, подготовьте новую редакцию."),
        State.WITHDRAWN: _("Работа снята с публикации."),
    }
    return NextStep(
        text=texts[State(submission.state)],
        yours=submission.is_open,
        due=submission.due_on if submission.state in (*Submission.WAITING, State.SCHEDULED) else None,
    )
