"""Steps of the admin's page of a submission: names of buttons to the verbs that own them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.workflow.domain import assigning, checking, deciding, noting, publishing
from mms_wagtail.workflow.domain.people import acts_in, is_author, is_staff, may_assign
from mms_wagtail.workflow.domain.states import workflow_of
from mms_wagtail.workflow.forms import AcceptForm, DecisionForm, DeclineForm, ReturnForm
from mms_wagtail.workflow.models import Assignment, Submission

State = Submission.State


def experts() -> Any:
    return get_user_model()._default_manager.filter(is_active=True, groups__name=EXPERTS)


class AssignForm(forms.Form):
    """Experts to give the work to."""

    reviewers = forms.ModelMultipleChoiceField(
        get_user_model()._default_manager.none(),
        label=_("Эксперты"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Выберите хотя бы одного эксперта.")},
    )
    due_on = forms.DateField(
        label=_("Срок"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Пусто — обычный срок шага."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reviewers"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = experts()


class ReplaceForm(forms.Form):
    """Take the work from a silent expert."""

    assignment = forms.ModelChoiceField(
        Assignment.objects.filter(state=Assignment.State.OPEN), widget=forms.HiddenInput
    )
    reason = forms.CharField(label=_("Почему"), max_length=500, required=False)


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Заметка для службы"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        help_text=_("Автор этого не увидит."),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Почему работа снимается с публикации"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text=_("Это прочитают те, кто придёт по старой ссылке."),
    )


FORMS: dict[str, type[forms.Form]] = {
    "accept": AcceptForm,
    "decide": DecisionForm,
    "assign": AssignForm,
    "replace": ReplaceForm,
    "return": ReturnForm,
    "decline": DeclineForm,
    "withdraw": WithdrawForm,
    "note": NoteForm,
}
STATES: dict[str, tuple[str, ...]] = {
    "accept": (State.CHECKING,),
    "decide": (State.DECIDING,),
    "return": (State.CHECKING, State.DECIDING),
    "decline": (State.CHECKING, State.DECIDING),
    "assign": (State.REVIEWING,),
    "replace": (State.REVIEWING,),
    "withdraw": (State.PUBLISHED,),
    "note": tuple(State.values),
}


def may_act(name: str, submission: Submission, user: Any) -> bool:
    """Whether to show the form of a step; the verb itself asks again."""
    if submission.state not in STATES[name]:
        return False
    if name in ("note", "withdraw"):
        return is_staff(user)
    if name in ("assign", "replace"):
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
        "replace": lambda: assigning.replace_reviewer(values["assignment"], by=by, reason=values["reason"]),
        "return": lambda: checking.return_for_revision(submission, by=by, **values),
        "decline": lambda: checking.decline(submission, by=by, **values),
        "withdraw": lambda: publishing.withdraw(submission, by=by, **values),
        "note": lambda: noting.add_note(submission, by=by, **values),
    }
    verbs[name]()
    said = {
        "accept": _("Заявка принята и пошла дальше."),
        "decide": _("Решение принято."),
        "assign": _("Эксперты назначены, им отправлены письма."),
        "replace": _("Эксперт снят с этой работы."),
        "return": _("Заявка возвращена автору."),
        "decline": _("Заявка отклонена, автору отправлено письмо с причиной."),
        "withdraw": _("Работа снята с публикации."),
        "note": _("Заметка добавлена."),
    }
    return str(said[name])
