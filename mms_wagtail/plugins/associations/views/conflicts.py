"""Two at once: what another person saved, beside what was typed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import localize
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Difference:
    """A field in which both differ, in words."""

    label: str
    stored: str
    typed: str


def differences(form: Any, current: Any) -> list[Difference]:
    """Fields in which what is stored now differs from what was typed."""
    found = []
    for name in form._meta.fields:
        if name not in form.cleaned_data:
            continue
        stored, typed = getattr(current, name), form.cleaned_data[name]
        if stored != typed:
            label = str(form.fields[name].label)
            found.append(Difference(label, _words(form, name, stored), _words(form, name, typed)))
    return found


def row_difference(label: str, stored: Sequence[str], formset: Any) -> list[Difference]:
    """The same for rows, as one difference."""
    typed = [form.texts for form in formset.forms if form.texts and not form.cleaned_data.get("remove")]
    if list(stored) == typed:
        return []
    return [Difference(label, "\n".join(stored) or empty_words(), "\n".join(typed) or empty_words())]


def take_over(form: Any, current: Any) -> None:
    """Let the next sending be about what is stored now; all that was typed stays."""
    data = form.data.copy()
    data[form.add_prefix("version")] = str(current.version)
    form.data = data


def _words(form: Any, name: str, value: Any) -> str:
    choices = getattr(form.fields[name], "choices", None)
    if choices and not hasattr(value, "pk"):
        value = dict(choices).get(value, value)
    return str(localize(value)) if value not in (None, "") else empty_words()


def empty_words() -> str:
    return _("пусто")
