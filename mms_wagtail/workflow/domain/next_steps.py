"""What comes next for a submission, who does it, and by when: in words for its author."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from mms_wagtail.contracts import Text
from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.models import Submission

State = Submission.State
# The way of a work, in the order in which it goes; the middle ones are left out where a section
# has a check alone.
WAY = (State.DRAFT, State.CHECKING, State.REVIEWING, State.DECIDING, State.PUBLISHED)
EXPERT_ONLY = (State.REVIEWING, State.DECIDING)


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """``yours`` when the author has to act; ``due`` is by when the service promises its step."""

    text: str
    yours: bool = False
    due: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A stretch of the way, and whether it is behind the work. ``due`` is of the present one alone."""

    label: Text
    place: Literal["done", "now", "ahead"]
    due: dt.date | None = None


def next_step(submission: Submission) -> NextStep:
    """What comes next."""
    return NextStep(
        text=_text(submission),
        yours=submission.is_open,
        due=submission.due_on if submission.state in (*Submission.WAITING, State.SCHEDULED) else None,
    )


def _text(submission: Submission) -> str:
    if submission.state == State.DRAFT and submission.edition > 1:
        return _("Вы готовите новую редакцию. Пока её не примут, на портале остаётся прежняя.")
    if submission.state == State.DRAFT and submission.submitted_at:
        return _("Вы забрали заявку. Исправьте её и отправьте снова, когда будете готовы.")
    if submission.state == State.WITHDRAWN and submission.page and submission.page.live:
        return _("Работа снята с публикации. По её адресу читатели видят причину.")
    texts = {
        State.DRAFT: _("Заполните заявку и отправьте её на проверку. Черновик видите только вы."),
        State.CHECKING: _(
            "Методист проверит, всё ли на месте, и передаст работу дальше или вернёт с пояснением."
        ),
        State.REVIEWING: _(
            "Эксперты читают работу и оценивают её по критериям. Потом решение примет руководитель службы."
        ),
        State.DECIDING: _("Экспертиза завершена. Решение примет руководитель службы."),
        State.RETURNED: _("Прочитайте ниже, что нужно доработать, исправьте и отправьте снова."),
        State.DECLINED: _("Рассмотрение закончено. Причина — ниже. С новой работой вас ждут."),
        State.SCHEDULED: _("Решено опубликовать. Работа появится на портале в назначенный день."),
        State.PUBLISHED: _("Работа на портале. Если вы её развили, подготовьте новую редакцию."),
        State.WITHDRAWN: _("Работа снята с публикации."),
    }
    return texts[State(submission.state)]


def milestones(submission: Submission) -> list[Milestone]:
    """The whole way with the present place on it; nothing when the work went off it."""
    if submission.state in (State.DECLINED, State.WITHDRAWN):
        return []
    labels = {
        State.DRAFT: _("Заявка"),
        State.CHECKING: _("Проверка методистом"),
        State.REVIEWING: _("Оценка экспертов"),
        State.DECIDING: _("Решение"),
        State.PUBLISHED: _("Публикация"),
    }
    way = [state for state in WAY if review_of(submission).workflow == "expert" or state not in EXPERT_ONLY]
    stands = {State.RETURNED: State.DRAFT, State.SCHEDULED: State.PUBLISHED}.get(
        State(submission.state), State(submission.state)
    )
    # A section may have been given another workflow in Wagtail's settings: then the place is the
    # nearest before.
    here = max(place for place, state in enumerate(way) if WAY.index(state) <= WAY.index(stands))
    due = next_step(submission).due
    found = []
    for place, state in enumerate(way):
        is_done = place < here or (place == here and submission.state == State.PUBLISHED)
        found.append(
            Milestone(
                label=labels[state],
                place="done" if is_done else "now" if place == here else "ahead",
                due=due if place == here else None,
            )
        )
    return found
