"""Pages of the form in which a work is offered, and what was typed into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.module_loading import import_string

from mms_wagtail.contracts import Review, SubmissionStep
from mms_wagtail.workflow.models import Submission

# Longer is no text of a practice, but an attempt to fill the disk.
MAX_VALUE = 60_000
MAX_VALUES = 300
# What is typed of a co-author who is not in the list yet: a draft like all else.
COAUTHOR = "coauthor"
COAUTHOR_FIELDS = tuple(
    f"{COAUTHOR}-{name}" for name in ("name", "email", "position", "organization", "organization_name")
)


def review_of(submission: Submission) -> Review:
    """The declaration of the section that the work is offered to.

    Raises
    ------
    Http404
        When the section was taken out of the project.
    """
    plugin = submission.declared
    if plugin is None or plugin.review is None:
        raise Http404
    return plugin.review  # type: ignore[no-any-return]


def step_of(submission: Submission, slug: str) -> SubmissionStep:
    """The step with ``slug``, or :class:`Http404`."""
    for step in review_of(submission).steps:
        if step.slug == slug:
            return step
    raise Http404


def resume_step(submission: Submission) -> SubmissionStep:
    """Where its author left off; the first step of a new draft."""
    steps = review_of(submission).steps
    return next((step for step in steps if step.slug == submission.last_step), steps[0])


def form_of(submission: Submission, step: SubmissionStep, *, bound: bool = True) -> forms.Form | None:
    """The form of ``step`` filled with what was typed; None where the step has none.

    A bound form validates what was typed; an unbound one only shows it.
    """
    if not step.form:
        return None
    form_class = import_string(step.form)
    options: dict[str, Any] = {"prefix": None}
    if getattr(form_class, "needs_submission", False):
        options["submission"] = submission
    if bound:
        form: forms.Form = form_class(data=typed(submission.data), **options)
    else:
        form = form_class(initial=submission.data, **options)
    return form


def typed(data: Mapping[str, Any]) -> MultiValueDict[str, Any]:
    """What was typed as a form takes it."""
    return MultiValueDict(
        {name: list(value) if isinstance(value, list) else [value] for name, value in data.items()}
    )


def read_typed(submission: Submission, step: SubmissionStep, post: QueryDict) -> dict[str, Any]:
    """Values of the fields of ``step`` in ``post`` as they were typed; whatever else was sent is dropped.

    Fields that were not sent keep their values in an autosave and are therefore left out,
    except checkboxes and lists, which a browser does not send when nothing is chosen.
    """
    form = form_of(submission, step, bound=False)
    values: dict[str, Any] = {}
    if step.part == "coauthors":
        values |= {name: _text(post, name) for name in COAUTHOR_FIELDS if name in post}
    for name, field in form.fields.items() if form else ():
        several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
        if several:
            values[name] = [value[:MAX_VALUE] for value in post.getlist(name)[:MAX_VALUES]]
        elif name in post or isinstance(field.widget, forms.CheckboxInput):
            values[name] = _text(post, name)
    return values


def cleaned_data(submission: Submission) -> dict[str, Any]:
    """Values of all forms: what is valid as it was cleaned, texts that are not valid yet as they were
    typed, so that a draft can be shown as the page it will be.
    """
    values: dict[str, Any] = {}
    for step in review_of(submission).steps:
        form = form_of(submission, step)
        if form is not None:
            form.is_valid()
            values |= form.cleaned_data
            values |= {
                name: value
                for name in form.errors
                if name in form.fields
                and type(form.fields[name]) is forms.CharField
                and isinstance(value := submission.data.get(name, ""), str)
            }
    return values


def _text(post: QueryDict, name: str) -> str:
    """What was typed, with the ends of lines that the database keeps, and none of the sign that it cannot."""
    return post.get(name, "").replace("\x00", "").replace("\r\n", "\n")[:MAX_VALUE]
