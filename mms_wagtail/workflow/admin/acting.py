"""Steps of the admin's page of a submission: names of buttons to the verbs that own them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from mms_wagtail.workflow.admin.forms import AssignForm, FinishForm, NoteForm, ReplaceForm, WithdrawForm
from mms_wagtail.workflow.domain import assigning, checking, deciding, noting, publishing, rounds
from mms_wagtail.workflow.domain.people import acts_in, is_author, is_staff, may_assign
from mms_wagtail.workflow.domain.states import workflow_of
from mms_wagtail.workflow.errors import IllegalMoveError
from mms_wagtail.workflow.forms import AcceptForm, DecisionForm, DeclineForm, ReturnForm
from mms_wagtail.workflow.models import Assignment, Submission

State = Submission.State


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step that the page offers.

    ``opens`` names the button that shows the form, ``button`` the one that sends it.
    """

    form: type[forms.Form]
    states: tuple[str, ...]
    opens: Any
    button: Any
    said: Any
    lead: Any = ""
    serious: bool = False
    quiet: bool = True


STEPS: dict[str, Step] = {
    "accept": Step(
        quiet=False,
        form=AcceptForm,
        states=(State.CHECKING,),
        opens=_("Принять"),
        button=_("Принять заявку"),
        said=_("Заявка принята и пошла дальше."),
    ),
    "decide": Step(
        quiet=False,
        form=DecisionForm,
        states=(State.DECIDING,),
        opens=_("Опубликовать"),
        button=_("Опубликовать"),
        said=_("Решение принято."),
    ),
    "assign": Step(
        form=AssignForm,
        states=(State.REVIEWING,),
        opens=_("Назначить экспертов"),
        button=_("Назначить"),
        said=_("Эксперты назначены, им отправлены письма."),
    ),
    "replace": Step(
        form=ReplaceForm,
        states=(State.REVIEWING,),
        opens=_("Снять"),
        button=_("Снять с работы"),
        said=_("Эксперт снят с этой работы."),
    ),
    "finish": Step(
        form=FinishForm,
        states=(State.REVIEWING,),
        opens=_("Завершить экспертизу"),
        button=_("Завершить и передать на решение"),
        said=_("Экспертиза завершена."),
        lead=_(
            "Работа пойдёт дальше с теми заключениями, что уже есть. Остальные эксперты узнают, что их "
            "заключение больше не нужно."
        ),
    ),
    "return": Step(
        form=ReturnForm,
        states=(State.CHECKING, State.DECIDING),
        opens=_("Вернуть на доработку"),
        button=_("Вернуть автору"),
        said=_("Заявка возвращена автору."),
    ),
    "decline": Step(
        form=DeclineForm,
        states=(State.CHECKING, State.DECIDING),
        opens=_("Отклонить"),
        button=_("Отклонить заявку"),
        said=_("Заявка отклонена, автору отправлено письмо с причиной."),
        lead=_(
            "Отклонённую заявку нельзя отправить снова. Если работу можно исправить, верните её на доработку."
        ),
        serious=True,
    ),
    "withdraw": Step(
        form=WithdrawForm,
        states=(State.PUBLISHED,),
        opens=_("Снять с публикации"),
        button=_("Снять с публикации"),
        said=_("Работа снята с публикации."),
        serious=True,
    ),
    "note": Step(
        form=NoteForm,
        states=tuple(State.values),
        opens=_("Добавить заметку"),
        button=_("Добавить заметку"),
        said=_("Заметка добавлена."),
    ),
}


def may_act(name: str, submission: Submission, user: Any) -> bool:
    """Whether to show the form of a step; the verb itself asks again."""
    if submission.state not in STEPS[name].states:
        return False
    if name == "note":
        return is_staff(user)
    if name == "withdraw":
        # Only pages that can say why they are gone.
        return (
            is_staff(user)
            and submission.page is not None
            and hasattr(submission.page.specific_class, "withdraw")
        )
    if name in ("assign", "replace", "finish"):
        return may_assign(user)
    workflow_state = workflow_of(submission)
    task_state = workflow_state.current_task_state if workflow_state else None
    if task_state is None or task_state.status != TaskState.STATUS_IN_PROGRESS:
        return False
    return acts_in(user, task_state.task.specific) and not is_author(user, submission)


def perform(name: str, submission: Submission, *, by: Any, values: Mapping[str, Any]) -> str:
    """Do a step, and say so.

    Raises
    ------
    WorkflowError
        When the verb refuses.
    """
    verbs: dict[str, Callable[[], Any]] = {
        "accept": lambda: checking.accept(submission, by=by, **values),
        "decide": lambda: deciding.decide(submission, by=by, **values),
        "assign": lambda: assigning.assign_reviewers(submission, by=by, **values),
        "replace": lambda: _replace(submission, by=by, **values),
        "finish": lambda: rounds.close_round(submission, by=by),
        "return": lambda: checking.return_for_revision(submission, by=by, **values),
        "decline": lambda: checking.decline(submission, by=by, **values),
        "withdraw": lambda: publishing.withdraw(submission, by=by, **values),
        "note": lambda: noting.add_note(submission, by=by, **values),
    }
    verbs[name]()
    return str(STEPS[name].said)


def _replace(submission: Submission, *, by: Any, assignment: Assignment, reviewer: Any, reason: str) -> None:
    if assignment.submission_id != submission.pk:
        raise IllegalMoveError(_("Этот эксперт читает другую работу. Обновите страницу."))
    assigning.replace_reviewer(assignment, by=by, reviewer=reviewer, reason=reason)
