"""A meeting as its leader fills it in: when and where, the agenda, results, who came."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.domain.meetings import same_number
from mms_wagtail.plugins.associations.models import Meeting

# The browsers' own pickers; the format is what they send and show.
DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Carries the version of what its author saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def _update_errors(self, errors: ValidationError) -> None:
        """What is wrong with fields of other forms stands above this one."""
        if hasattr(errors, "error_dict"):
            known: dict[str, Any] = {}
            for name, found in errors.error_dict.items():
                known.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(found)
            errors = ValidationError(known)
        super()._update_errors(errors)  # type: ignore[misc]

    @property
    def seen_version(self) -> int:
        return self.cleaned_data.get("version") or 0

    @property
    def values(self) -> dict[str, Any]:
        """What is to be written."""
        return {
            name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data
        }


class MeetingForm(VersionedForm):
    """When, where and about what. The school year follows from the day."""

    class Meta:
        model = Meeting
        fields = ["topic", "number", "held_on", "starts_at", "place", "link", "state"]
        widgets = {"held_on": DATE, "starts_at": TIME}
        error_messages = {
            "held_on": {
                "required": gettext_lazy("Укажите день заседания."),
                "invalid": gettext_lazy("Такого дня нет. Напишите его так: 25.11.2026."),
            },
            "starts_at": {"invalid": gettext_lazy("Такого времени нет. Напишите его так: 14:30.")},
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if day := cleaned.get("held_on"):
            self.instance.school_year = SchoolYear.of(day).start
            self._number_is_free(cleaned)
        return cleaned

    def _number_is_free(self, cleaned: dict[str, Any]) -> None:
        """Minutes are quoted by number and school year, so a number belongs to one meeting of a year."""
        number, year = cleaned.get("number", ""), SchoolYear(self.instance.school_year)
        other = same_number(self.instance, number=number, school_year=year.start)
        # What an editor numbered so on purpose can still be saved by a leader who mends something else.
        asked = not self.instance.pk or {"number", "held_on"} & set(self.changed_data)
        if other is not None and asked:
            message = _("Номер %(number)s в %(year)s уже занят: «%(title)s». Поставьте другой или сотрите.")
            self.add_error("number", message % {"number": number, "year": year.label, "title": other.title})

    @property
    def values(self) -> dict[str, Any]:
        day = self.cleaned_data["held_on"]
        return {**super().values, "school_year": SchoolYear.of(day).start}


class ResultsForm(VersionedForm):
    """What came of it, beside the decisions."""

    class Meta:
        model = Meeting
        fields = ["summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"summary": gettext_lazy("Две-три фразы для тех, кто не был.")}


class AttendanceForm(VersionedForm):
    """How many came, and, where the leader wishes, who of the members."""

    came = forms.MultipleChoiceField(
        label=gettext_lazy("Кто был из участников"),
        help_text=gettext_lazy("Видите только вы и методисты. На странице стоит одно число."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Meeting
        fields = ["attended", "invited_total"]
        labels = {
            "attended": gettext_lazy("Сколько человек пришло"),
            "invited_total": gettext_lazy("Сколько приглашали"),
        }
        error_messages = {
            name: {
                "invalid": gettext_lazy("Напишите число цифрами."),
                "min_value": gettext_lazy("Напишите число не меньше нуля."),
                "max_value": gettext_lazy("Столько людей не бывает. Проверьте, нет ли лишней цифры."),
            }
            for name in ("attended", "invited_total")
        }
        help_texts = {"attended": gettext_lazy("Вместе с гостями. Если пусто, посчитаем по отметкам ниже.")}

    def __init__(self, *args: Any, members: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {member_value(member): member for member in members}
        field: Any = self.fields["came"]
        field.choices = [(value, member.display_name) for value, member in self.members.items()]
        came = {attendee_value(row) for row in self.instance.attendance.all() if row.came}
        self.initial["came"] = [value for value in self.members if value in came]
        if not self.members:
            del self.fields["came"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ticked = len(cleaned.get("came") or ())
        if ticked and cleaned.get("attended") is None and "attended" not in self.errors:
            cleaned["attended"] = ticked
        if ticked and cleaned.get("invited_total") is None and "invited_total" not in self.errors:
            cleaned["invited_total"] = max(len(self.members), cleaned.get("attended") or 0)
        if cleaned.get("attended") is not None and cleaned["attended"] < ticked:
            message = _("Отмечено %(ticked)d, а пришло %(came)d. Исправьте число или отметки.")
            raise ValidationError({"attended": message % {"ticked": ticked, "came": cleaned["attended"]}})
        return cleaned

    @property
    def people(self) -> list[tuple[Any, str, bool]]:
        """Members as the attendance list keeps them; nobody when nothing was and is ticked."""
        ticked = set(self.cleaned_data.get("came") or ())
        if not ticked and not self.initial.get("came"):
            return []
        return [
            (member.person, member.name.strip(), value in ticked) for value, member in self.members.items()
        ]


def member_value(member: Any) -> str:
    return f"p{member.person_id}" if member.person_id else f"n{member.name.strip()}"


def attendee_value(row: Any) -> str:
    return f"p{row.person_id}" if row.person_id else f"n{row.name}"
