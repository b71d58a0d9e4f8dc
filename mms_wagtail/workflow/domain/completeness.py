"""What a submission lacks before it can be sent."""

from __future__ import annotations

from dataclasses import dataclass

from mms_wagtail.contracts import Text
from mms_wagtail.workflow.domain.steps import form_of, review_of
from mms_wagtail.workflow.models import Submission


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One thing to mend: in which step and field, and what to do. ``field`` is "" for the step as a whole."""

    step: str
    step_title: Text
    field: str
    label: Text
    message: Text


def missing(submission: Submission) -> list[Missing]:
    """All that is missing or wrong, in the order of the form."""
    found: list[Missing] = []
    for step in review_of(submission).steps:
        form = form_of(submission, step)
        if form is None:
            continue
        for name, messages in form.errors.items():
            field = form.fields.get(name)
            label = (field.label or name) if field else step.title
            found += [
                Missing(
                    step=step.slug,
                    step_title=step.title,
                    field=name if field else "",
                    label=label,
                    message=str(message),
                )
                for message in messages
            ]
    return found
