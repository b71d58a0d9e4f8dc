"""Two texts for one field: what is saved, and what was typed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mms_wagtail.contracts import SubmissionStep, Text
from mms_wagtail.workflow.domain.steps import COAUTHOR, form_of
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.views.coauthors import CoAuthorForm


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field, with both texts in words."""

    label: Text
    saved: str
    typed: str


def differences(submission: Submission, step: SubmissionStep, typed: Mapping[str, Any]) -> list[Difference]:
    """Fields of ``step`` in which ``typed`` is not what ``submission`` has."""
    fields = fields_of(submission, step)
    return [
        Difference(
            label=(fields[name].label or name) if name in fields else name,
            saved=in_words(fields.get(name), submission.data.get(name)),
            typed=in_words(fields.get(name), value),
        )
        for name, value in typed.items()
        if (submission.data.get(name) or "") != (value or "")
    ]


def fields_of(submission: Submission, step: SubmissionStep) -> dict[str, forms.Field]:
    """Fields of the step by the names under which they are kept."""
    form = form_of(submission, step, bound=False)
    found = dict(form.fields) if form else {}
    if step.part == "coauthors":
        found |= {f"{COAUTHOR}-{name}": field for name, field in CoAuthorForm().fields.items()}
    return found


def in_words(field: forms.Field | None, value: Any) -> str:
    """A value as its reader knows it: labels of what was chosen, «да» and «нет» of a tick."""
    if isinstance(field, forms.BooleanField):
        return _("да") if value else _("нет")
    values = [str(item) for item in (value if isinstance(value, list) else [value]) if item]
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        choices: Any = field.choices
        labels = {str(key): str(label) for key, label in choices if not isinstance(label, list | tuple)}
        values = [labels.get(item, item) for item in values]
    return ", ".join(values)
