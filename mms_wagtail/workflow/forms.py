"""Forms of the steps that the staff makes; their cleaned data are the arguments of the verbs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mms_wagtail import registry
from mms_wagtail.contracts import DecisionSource
from mms_wagtail.workflow.models import ExpertReview, ReturnReason

INTERNAL = _("Автор этого не увидит.")


class ReasonsForm(forms.Form):
    """Reasons to tick, and words; one of the two is needed."""

    use: str = ReturnReason.Use.RETURN

    reasons = forms.ModelMultipleChoiceField(
        ReturnReason.objects.none(),
        label=_("Причины"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = forms.CharField(
        label=_("Что написать автору"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
        required=False,
        help_text=_("Автор прочитает отмеченные причины и этот текст."),
    )
    internal_note = forms.CharField(
        label=_("Заметка для службы"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5_000,
        required=False,
        help_text=INTERNAL,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reasons"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = ReturnReason.objects.filter(use=self.use)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("reasons") and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Отметьте причину или напишите её: автор должен понять, что делать."))
        return cleaned


class ReturnForm(ReasonsForm):
    """Back to the author."""


class DeclineForm(ReasonsForm):
    """For good."""

    use = ReturnReason.Use.DECLINE


class AcceptForm(forms.Form):
    """Go on; words are welcome, and not needed."""

    comment = forms.CharField(
        label=_("Слова автору"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000, required=False
    )
    internal_note = forms.CharField(
        label=_("Заметка для службы"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5_000,
        required=False,
        help_text=INTERNAL,
    )


class DecisionForm(forms.Form):
    """How far the work is recognized, when it comes out, and what its author reads."""

    LEVELS = (
        ("bank", _("Муниципальный банк практик")),
        ("recommended", _("Рекомендована к распространению")),
    )

    level = forms.ChoiceField(
        label=_("Уровень признания"), choices=LEVELS, widget=forms.RadioSelect, initial="bank"
    )
    publish_on = forms.DateField(
        label=_("Дата публикации"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Пусто — сразу."),
    )
    source = forms.ChoiceField(
        label=_("Решение принято на заседании"),
        required=False,
        help_text=_("Встанет на страницу работы со ссылкой. Пусто — решила служба."),
        error_messages={
            "invalid_choice": _("Этого заседания уже нет в списке. Выберите другое или оставьте поле пустым.")
        },
    )
    text = forms.CharField(
        label=_("Заключение для автора"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        required=False,
        help_text=_("Сводный текст экспертных заключений без имён: его можно исправить."),
    )
    conditions = forms.CharField(
        label=_("Условия автору"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        required=False,
        help_text=_("Например: «до 1 марта провести открытое занятие для коллег»."),
    )
    internal_note = forms.CharField(
        label=_("Заметка для службы"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5_000,
        required=False,
        help_text=INTERNAL,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = {source.url: source for source in registry.decision_sources()}
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("—")), *((url, item.label) for url, item in self.sources.items())]
        if not self.sources:
            # No section has meetings: there is nothing to choose from.
            del self.fields["source"]

    def clean_source(self) -> DecisionSource | None:
        return self.sources.get(self.cleaned_data["source"])

    def clean_publish_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["publish_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(
                _("Этот день уже прошёл. Оставьте поле пустым, чтобы опубликовать сразу.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        day = cleaned.pop("publish_on", None)
        today = day is None or day == timezone.localdate()
        morning = dt.time(8, 0)
        cleaned["publish_at"] = None if today else timezone.make_aware(dt.datetime.combine(day, morning))
        return cleaned


class RefuseForm(forms.Form):
    """An expert gives a work back."""

    reason = forms.CharField(
        label=_("Почему вы не можете оценить эту работу"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": _("Напишите коротко, почему: методист подберёт другого эксперта.")},
    )


RECOMMENDATIONS = ExpertReview.Recommendation.choices
