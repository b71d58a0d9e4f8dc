"""What people fill in to check a certificate or to get a summary."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2000
# An attestation looks back five years.
USUAL_YEARS = 5
MOST_BYTES = 10 * 1024 * 1024


class VerifyForm(forms.Form):
    """Number and last name, as they are on paper."""

    number = forms.CharField(
        label=_("Номер свидетельства"),
        max_length=60,
        help_text=_("Например, 2026-0007"),
        error_messages={"required": _("Введите номер: он стоит под словом «Свидетельство».")},
    )
    last_name = forms.CharField(
        label=_("Фамилия"),
        max_length=200,
        help_text=_("Того, кому свидетельство выдано"),
        error_messages={"required": _("Введите фамилию, как она написана в свидетельстве.")},
    )


class FileForm(forms.Form):
    """The PDF that somebody was given."""

    file = forms.FileField(
        label=_("Файл свидетельства, PDF"),
        error_messages={
            "required": _("Выберите файл PDF, который вам дали."),
            "empty": _("Файл пустой. Возможно, он не скачался до конца: попросите прислать его ещё раз."),
        },
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("Файл больше 10 МБ: свидетельства портала намного меньше."))
        return upload


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """From when to when a summary reaches."""

    start = forms.DateField(
        label=_("С какого дня"),
        widget=DateInput(),
        error_messages={
            "required": _("Выберите первый день."),
            "invalid": _("Такой даты нет. Например: 01.09.2021."),
        },
    )
    end = forms.DateField(
        label=_("По какой день"),
        widget=DateInput(),
        error_messages={
            "required": _("Выберите последний день."),
            "invalid": _("Такой даты нет. Например: 31.05.2026."),
        },
    )

    @classmethod
    def usual(cls) -> dict[str, dt.date]:
        """The last five years."""
        today = timezone.localdate()
        day = min(today.day, 28)
        return {"start": today.replace(year=today.year - USUAL_YEARS, day=day), "end": today}

    def clean_start(self) -> dt.date:
        return self._sensible("start")

    def clean_end(self) -> dt.date:
        return self._sensible("end")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and start > end:
            self.add_error("end", _("Последний день раньше первого. Поменяйте их местами."))
        return cleaned

    def _sensible(self, name: str) -> dt.date:
        date: dt.date = self.cleaned_data[name]
        last = timezone.localdate().year + 1
        if not FIRST_YEAR <= date.year <= last:
            raise forms.ValidationError(
                _("Проверьте год: он должен быть от %(first)d до %(last)d.")
                % {"first": FIRST_YEAR, "last": last}
            )
        return date
