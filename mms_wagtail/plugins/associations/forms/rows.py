"""Rows of a meeting: questions of the agenda, decisions. An emptied row is taken out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from mms_wagtail.plugins.associations.choices import DecisionState
from mms_wagtail.plugins.associations.forms.meeting import DATE, TIME
from mms_wagtail.plugins.associations.models import AgendaItem, Decision
from mms_wagtail.plugins.associations.rules import check_decision

EXTRA, MOST = 2, 100
MORE = "more"


class RowForm(forms.Form):
    """A row with the key of what it changes. ``content`` names the fields that make it more than empty."""

    key = forms.IntegerField(widget=forms.HiddenInput, required=False)
    remove = forms.BooleanField(label=gettext_lazy("Убрать эту строку"), required=False)

    content: tuple[str, ...] = ()
    missing = gettext_lazy("Заполните строку или уберите её.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.is_empty:
            cleaned["remove"] = True
        elif (
            not cleaned.get("remove") and self.content[0] not in self.errors and not cleaned[self.content[0]]
        ):
            raise ValidationError({self.content[0]: self.missing})
        return cleaned

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into any of the fields of ``content``."""
        typed = (self.cleaned_data.get(name) for name in self.content)
        return not any(typed) and not any(name in self.errors for name in self.content)

    @property
    def texts(self) -> str:
        """The row in one line, to be compared with another's."""
        return ", ".join(str(self[name].value()) for name in self.content if self[name].value())


class AgendaRow(RowForm):
    title = forms.CharField(label=gettext_lazy("Вопрос"), max_length=500, required=False)
    speaker = forms.CharField(label=gettext_lazy("Кто говорит"), max_length=200, required=False)
    time = forms.TimeField(label=gettext_lazy("Во сколько"), widget=TIME, required=False)

    content = ("title", "speaker", "time")
    missing = gettext_lazy("Напишите вопрос или уберите строку.")


class DecisionRow(RowForm):
    text = forms.CharField(
        label=gettext_lazy("Что решили"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    responsible = forms.CharField(label=gettext_lazy("Кто отвечает"), max_length=200, required=False)
    due_on = forms.DateField(label=gettext_lazy("К какому дню"), widget=DATE, required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Состояние"),
        choices=DecisionState.choices,
        initial=DecisionState.OPEN,
        required=False,
    )
    done_on = forms.DateField(label=gettext_lazy("Исполнено"), widget=DATE, required=False)

    content = ("text", "responsible", "due_on", "done_on")
    missing = gettext_lazy("Напишите, что решили, или уберите строку.")

    def __init__(self, *args: Any, held_on: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held_on = held_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("remove"):
            return cleaned
        # Who fills in the day when it was done has said that it is done.
        if cleaned.get("done_on") and cleaned.get("state") in ("", DecisionState.OPEN):
            cleaned["state"] = DecisionState.DONE
        cleaned["state"] = cleaned.get("state") or DecisionState.OPEN
        names = ("text", "responsible", "due_on", "state", "done_on")
        check_decision(Decision(**{name: cleaned.get(name) for name in names}), held_on=self.held_on)
        return cleaned


AgendaRows = forms.formset_factory(
    AgendaRow, extra=EXTRA, max_num=MOST, absolute_max=MOST * 2, validate_max=True
)
DecisionRows = forms.formset_factory(
    DecisionRow, extra=EXTRA, max_num=MOST, absolute_max=MOST * 2, validate_max=True
)
KINDS: dict[str, tuple[Any, Any, tuple[str, ...]]] = {
    "agenda": (AgendaRows, AgendaItem, ("title", "speaker", "time")),
    "decisions": (DecisionRows, Decision, ("text", "responsible", "due_on", "state", "done_on")),
}


def row_formset(kind: str, meeting: Any, data: Any = None, **form_kwargs: Any) -> Any:
    """The rows of ``meeting`` (its ``agenda`` or ``decisions``) as a form; with ``data``, what was typed.

    The button «more» adds empty rows and keeps what was typed.
    """
    formset_class, model, fields = KINDS[kind]
    rows = model.objects.filter(meeting_id=meeting.pk) if meeting.pk else ()
    initial = [{"key": row.pk, **{name: getattr(row, name) for name in fields}} for row in rows]
    if data is not None and MORE in data:
        data = _with_more(data, kind)
    return formset_class(data, prefix=kind, initial=initial, form_kwargs=form_kwargs)


def typed_rows(formset: Any) -> list[dict[str, Any]]:
    """Values of a valid formset, as :func:`~...domain.editing.save_meeting` takes them."""
    return [form.cleaned_data for form in formset.forms if form.cleaned_data]


def stored_texts(rows: Iterable[Any], kind: str) -> list[str]:
    """What is stored, as :attr:`RowForm.texts` writes what was typed."""
    form_class = KINDS[kind][0].form
    fields = KINDS[kind][2]
    return [form_class(initial={name: getattr(row, name) for name in fields}).texts for row in rows]


def _with_more(data: Any, prefix: str) -> Any:
    copied = data.copy()
    name = f"{prefix}-TOTAL_FORMS"
    try:
        copied[name] = str(min(int(copied.get(name, "0")) + EXTRA + 1, MOST))
    except ValueError:
        copied[name] = str(EXTRA)
    return copied
