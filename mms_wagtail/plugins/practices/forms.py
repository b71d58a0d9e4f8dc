"""Pages of the form in which a practice is offered: one question at a time, as a colleague would ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mms_wagtail.models import Audience, EducationLevel, Grade, Subject
from mms_wagtail.plugins.practices.choices import Children, Licence, PracticeType

SHORT, MIDDLE, LONG = 3, 6, 12


def text(
    label: Any, *, help_text: Any = "", rows: int = MIDDLE, least: int = 0, **options: Any
) -> forms.CharField:
    """A field for a text of several lines; ``least`` characters are needed to say anything."""
    errors = {
        "required": _("Напишите несколько предложений: без этого практику не понять."),
        "min_length": _("Слишком коротко: нужно хотя бы %(limit_value)d знаков, сейчас %(show_value)d."),
    }
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        min_length=least or None,
        max_length=20_000,
        error_messages=errors,
        **options,
    )


def terms(model: Any, label: Any, **options: Any) -> forms.ModelMultipleChoiceField:
    """Words of a vocabulary to tick, by their slugs."""
    return forms.ModelMultipleChoiceField(
        queryset=model.objects.all(),
        to_field_name="slug",
        label=label,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте хотя бы одно.")},
        **options,
    )


class AboutForm(forms.Form):
    """What it is."""

    practice_type = forms.ChoiceField(
        label=_("Какая это практика"),
        choices=PracticeType.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите одно из четырёх.")},
    )
    title = forms.CharField(
        label=_("Название"),
        max_length=200,
        min_length=10,
        help_text=_("Так, чтобы коллега понял суть: «Читательский дневник, который хочется вести»."),
        error_messages={
            "required": _("Назовите практику."),
            "min_length": _("Слишком коротко. Назовите так, чтобы коллега понял суть."),
        },
    )
    summary = text(
        _("В двух фразах"),
        help_text=_("Что вы делаете и что это даёт. Эти слова увидят в результатах поиска."),
        rows=SHORT,
        least=40,
    )

    def clean_summary(self) -> str:
        summary: str = self.cleaned_data["summary"]
        if len(summary) > 500:
            raise forms.ValidationError(
                _("Не больше 500 знаков, сейчас %d. Подробности — дальше.") % len(summary)
            )
        return summary


class ProblemForm(forms.Form):
    """What it solves, and for whom."""

    problem = text(
        _("Какую трудность вы заметили"),
        help_text=_("У кого, в чём она проявлялась, как вы о ней узнали."),
        least=100,
    )
    subjects = terms(Subject, _("Предметы"), required=False)
    levels = terms(EducationLevel, _("Уровни образования"))
    grade_from = forms.ModelChoiceField(
        Grade.objects.all(),
        to_field_name="slug",
        label=_("С класса или возраста"),
        required=False,
        empty_label=_("не важно"),
    )
    grade_to = forms.ModelChoiceField(
        Grade.objects.all(),
        to_field_name="slug",
        label=_("По класс или возраст"),
        required=False,
        empty_label=_("тот же"),
    )
    audiences = terms(Audience, _("Кому из коллег это пригодится"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("grade_from"), cleaned.get("grade_to")
        if last and not first:
            self.add_error("grade_from", _("Укажите и начало: с какого класса или возраста."))
        elif first and last and last.sort_order < first.sort_order:
            self.add_error("grade_to", _("Этот класс раньше начального. Поменяйте их местами."))
        return cleaned


class IdeaForm(forms.Form):
    """How it is done."""

    idea = text(_("В чём суть"), help_text=_("Главная мысль: почему это работает."), least=100)
    steps = text(
        _("Как это сделать, по шагам"),
        help_text=_(
            "Отделяйте шаги пустой строкой. Первая строка шага — его название, дальше — что делаете вы "
            "и что дети, сколько это занимает."
        ),
        rows=LONG,
        least=150,
    )
    resources = text(
        _("Что понадобится"),
        help_text=_("Время, помещение, материалы, помощь коллег."),
        rows=SHORT,
        required=False,
    )


class ResultsForm(forms.Form):
    """What came of it."""

    results = text(_("Что изменилось"), help_text=_("До и после: лучше с числами или примерами."), least=80)
    evidence = text(
        _("Откуда это известно"), help_text=_("Наблюдение, опрос, проверочная, отзывы."), rows=SHORT, least=20
    )
    risks = text(
        _("Что может не получиться"),
        help_text=_("Кому это не подойдёт, где вы ошибались. Честность ценится экспертами."),
        rows=SHORT,
        required=False,
    )
    conditions = text(
        _("Совет тому, кто захочет повторить"),
        help_text=_("С чего начать, что учесть."),
        rows=SHORT,
        required=False,
    )


class RightsForm(forms.Form):
    """On which terms, and that nobody's rights are hurt."""

    licence = forms.ChoiceField(
        label=_("Как другие могут использовать вашу работу"),
        choices=Licence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите условия.")},
    )
    sources = text(
        _("Чужие тексты и картинки"),
        help_text=_("Откуда взяты. Если всё своё, так и напишите."),
        rows=SHORT,
    )
    children = forms.ChoiceField(
        label=_("Дети на фотографиях и в работах"),
        choices=Children.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите, как обстоит дело.")},
    )
    own_work = forms.BooleanField(
        label=_("Это моя работа, и я вправе её опубликовать"),
        error_messages={"required": _("Без этого подтверждения работу нельзя отправить.")},
    )
