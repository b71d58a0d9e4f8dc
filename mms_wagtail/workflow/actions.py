"""Actions of our tasks in Wagtail's page editor: the same verbs as everywhere else.

Wagtail asks a task for its actions (:func:`actions_of`), then for the form of one (:func:`form_for`), shows
it in a modal window, sends what the form cleaned through JSON, and has the task act (:func:`act`). So a
modal form gives back what was typed, and :func:`act` cleans it again, whoever sent it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm

from mms_wagtail.workflow.domain.checking import accept, acting, decline, return_for_revision
from mms_wagtail.workflow.domain.deciding import decide
from mms_wagtail.workflow.domain.merging import merged_text
from mms_wagtail.workflow.domain.people import acts_in, is_author
from mms_wagtail.workflow.domain.states import submission_of
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.forms import AcceptForm, DecisionForm, DeclineForm, ReturnForm
from mms_wagtail.workflow.models import Submission, SubmissionEvent
from mms_wagtail.workflow.models.tasks import DecisionTask, ExpertReviewTask

RETURN, DECLINE, APPROVE = "reject", "decline", "approve"
Action = tuple[str, Any, bool]


def actions_of(task: Any, page: Any, user: Any, wagtails: list[Action]) -> list[Action]:
    """What ``user`` may do with ``page`` in ``task``; Wagtail's own actions for a page nobody submitted.

    Side effects: the task remembers who asked of what, because Wagtail does not tell :func:`form_for`.
    """
    submission = submission_of(page.pk)
    task._mms_asked = (submission, user)
    if submission is None:
        return wagtails
    if not acts_in(user, task) or is_author(user, submission):
        return []
    return [
        (APPROVE, _go_on(task, page), True),
        (RETURN, _("Вернуть на доработку"), True),
        (DECLINE, _("Отклонить"), True),
    ]


def _go_on(task: Any, page: Any) -> Any:
    if isinstance(task, DecisionTask):
        return _("Опубликовать")
    state = page.current_workflow_state
    return _("Принять и опубликовать") if state and state.is_at_final_task else _("Принять")


def form_for(task: Any, action: str) -> Callable[..., forms.Form] | None:
    """What makes the form of an action, or None for Wagtail's own."""
    if isinstance(task, ExpertReviewTask):
        return None
    return partial(_make_form, task, action)


def _make_form(task: Any, action: str, data: Any = None) -> forms.Form:
    # Wagtail asks for the form before it asks for the actions, but makes it after.
    submission, user = getattr(task, "_mms_asked", (None, None))
    form_class = _form_class(task, action)
    if submission is None or form_class is None:
        return TaskStateCommentForm(data)  # type: ignore[no-any-return]
    modal = type(f"Modal{form_class.__name__}", (ModalMixin, form_class), {})
    initial = (
        {"text": merged_text(submission)} if isinstance(task, DecisionTask) and action != DECLINE else {}
    )
    form: forms.Form = modal(data, initial=initial, auto_id="id_step_%s")
    form.submission, form.task, form.user = submission, task, user  # type: ignore[attr-defined]
    return form


def _form_class(task: Any, action: str) -> type[forms.Form] | None:
    go_on = DecisionForm if isinstance(task, DecisionTask) else AcceptForm
    return {RETURN: ReturnForm, DECLINE: DeclineForm, APPROVE: go_on}.get(action)


class ModalMixin(forms.Form):
    """A form in the editor's modal window: it also asks whether the step can still be done, so that a
    refusal is read beside what was typed, and gives back what was typed, because Wagtail sends it on as JSON.
    """

    submission: Submission
    task: Any
    user: Any

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            with transaction.atomic():
                acting(self.submission, self.task.submission_state, by=self.user)
        except WorkflowError as error:
            self.add_error(None, str(error))
        if self.errors:
            return cleaned
        return {name: self._typed(name) for name in self.fields if name in self.data}

    def _typed(self, name: str) -> list[str]:
        data = self.data
        return data.getlist(name) if isinstance(data, MultiValueDict) else [data[name]]


def act(task: Any, task_state: Any, user: Any, action: str, **typed: Any) -> bool:
    """Do ``action`` by the verb that owns it; False for a page nobody submitted.

    ``typed`` are values of the form's fields, as texts or lists of texts.

    Raises
    ------
    PermissionDenied
        When the form or the verb refuses. What was typed is then kept as a note of the submission.
    """
    submission = submission_of(task_state.workflow_state.object_id)
    form_class = _form_class(task, action)
    if submission is None or form_class is None:
        return False
    form = form_class(_as_data(typed))
    try:
        if not form.is_valid():
            raise WorkflowError(" ".join(str(line) for lines in form.errors.values() for line in lines))
        _perform(task, action, submission, user, form.cleaned_data)
    except WorkflowError as error:
        _keep(submission, user, str(error), typed)
        raise PermissionDenied(str(error)) from error
    return True


def _as_data(typed: Mapping[str, Any]) -> MultiValueDict[str, str]:
    """Values as a form reads them, whatever shape they came in."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for name, value in typed.items():
        values = value if isinstance(value, list | tuple) else [value]
        data.setlist(name, [str(item) for item in values if isinstance(item, str | int)])
    return data


def _perform(task: Any, action: str, submission: Submission, user: Any, values: dict[str, Any]) -> None:
    if action == RETURN:
        return_for_revision(submission, by=user, **values)
    elif action == DECLINE:
        decline(submission, by=user, **values)
    elif isinstance(task, DecisionTask):
        decide(submission, by=user, **values)
    else:
        accept(submission, by=user, **values)


def _keep(submission: Submission, user: Any, why: str, typed: Mapping[str, Any]) -> None:
    """Keep the words of a step that was refused at the last moment: Wagtail's editor drops them."""
    data = _as_data(typed)
    fields = ("text", "conditions", "comment", "internal_note")
    words = [value for name in fields for value in data.getlist(name) if value.strip()]
    if words:
        said = "\n".join([str(_("Шаг не сделан: %s Вот что было написано:") % why), *words])
        note(submission, SubmissionEvent.Kind.NOTE, by=user, internal_note=said[:30_000])
