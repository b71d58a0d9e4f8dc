"""Pages of the form in which a practice is offered: one question at a time, as a colleague would ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mms_wagtail.models import Audience, EducationLevel, Grade, Subject
from mms_wagtail.plugins.practices.choices import Children, Licence, PracticeType

SHORT, MIDDLE, LONG = 3, 6, 12


def text(
    label: Any, *, required: Any = "", help_text: Any = "", rows: int = MIDDLE, least: int = 0
) -> forms.CharField:
    """A field for a text of several lines.

    Parameters
    ----------
    required:
        What to say when it is empty; "" for a field that may stay empty.
    least:
        How many characters it takes to say anything.
    """
    errors = {
        "required": required,
        "min_length": _(
            "Коротковато: знаков сейчас %(show_value)d, а нужно хотя бы %(limit_value)d. Добавьте "
            "подробностей."
        ),
        "max_length": _("Слишком длинно: знаков сейчас %(show_value)d, а помещается %(limit_value)d."),
    }
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        min_length=least or None,
        max_length=20_000,
        required=bool(required),
        error_messages=errors,
    )


def terms(queryset: Any, label: Any, *, required: Any = "", help_text: Any = "") -> Any:
    """Words of a vocabulary to tick, by their slugs; ``required`` is as in :func:`text`."""
    return forms.ModelMultipleChoiceField(
        queryset=queryset,
        to_field_name="slug",
        label=label,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        required=bool(required),
        error_messages={
            "required": required,
            "invalid_choice": _("Одного из отмеченных больше нет в списке. Отметьте заново."),
        },
    )


class AboutForm(forms.Form):
    """What it is."""

    practice_type = forms.ChoiceField(
        label=_("Какая это практика"),
        help_text=_(
            "Педагогическая — о работе с детьми, управленческая — о том, как устроена работа школы или сада."
        ),
        choices=PracticeType.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите одно из четырёх.")},
    )
    title = forms.CharField(
        label=_("Название"),
        max_length=200,
        min_length=10,
        help_text=_("Так, чтобы коллега понял суть. Пример: «Читательский дневник, который хочется вести»."),
        error_messages={
            "required": _("Назовите практику."),
            "min_length": _("Слишком коротко. Назовите так, чтобы коллега понял суть."),
            "max_length": _("Слишком длинно: знаков сейчас %(show_value)d, а помещается %(limit_value)d."),
        },
    )
    summary = text(
        _("В двух фразах"),
        required=_("Напишите одну-две фразы: что вы делаете и что это даёт."),
        help_text=_(
            "Что вы делаете и что это даёт, до 500 знаков. Эти слова увидят в результатах поиска. "
            "Пример: «Дети пишут "
            "письма героям книг и через месяц сами просят новую книгу»."
        ),
        rows=SHORT,
        least=40,
    )

    def clean_summary(self) -> str:
        summary: str = self.cleaned_data["summary"]
        if len(summary) > 500:
            raise forms.ValidationError(
                _("Знаков сейчас %d, а помещается 500. Подробности поместятся на следующих шагах.")
                % len(summary)
            )
        return summary


class ProblemForm(forms.Form):
    """What it solves, and for whom."""

    problem = text(
        _("Какую трудность вы заметили"),
        required=_("Расскажите, с какой трудностью вы столкнулись: с неё начинают читать эксперты."),
        help_text=_(
            "У кого, в чём она проявлялась и как вы о ней узнали. Пример: «В пятом классе двадцать "
            "человек из двадцати "
            "шести не дочитали летний список: спросила каждого в сентябре»."
        ),
        least=100,
    )
    subjects = terms(
        Subject.objects.filter(children=None),
        _("Предметы"),
        help_text=_("Если практика не о предмете, ничего не отмечайте."),
    )
    levels = terms(
        EducationLevel.objects.all(),
        _("Уровни образования"),
        required=_("Отметьте хотя бы один уровень: по нему практику будут искать."),
    )
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
    audiences = terms(
        Audience.objects.all(),
        _("Кому из коллег это пригодится"),
        required=_("Отметьте хотя бы одного коллегу, кому это пригодится."),
    )

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

    idea = text(
        _("В чём суть"),
        required=_("Напишите главную мысль: почему это работает."),
        help_text=_(
            "Главная мысль: почему это работает. Пример: «Письмо герою требует внимательного "
            "чтения, но не похоже на "
            "пересказ: ребёнок пишет живому человеку»."
        ),
        least=100,
    )
    steps = text(
        _("Как это сделать, по шагам"),
        required=_("Опишите шаги, чтобы коллега смог повторить без вас."),
        help_text=_(
            "Отделяйте шаги пустой строкой. Первая строка шага — его название, дальше — что делаете "
            "вы, что дети и "
            "сколько это занимает."
        ),
        rows=LONG,
        least=150,
    )
    resources = text(
        _("Что понадобится"),
        help_text=_("Время, помещение, материалы, помощь коллег. Можно пропустить, если ничего особого."),
        rows=SHORT,
    )


class ResultsForm(forms.Form):
    """What came of it."""

    results = text(
        _("Что изменилось"),
        required=_("Расскажите, что изменилось: ради этого практику и повторяют."),
        help_text=_(
            "До и после: лучше с числами или примерами. Пример: «В октябре книгу дочитали семеро, в "
            "декабре — двадцать "
            "два человека из двадцати шести»."
        ),
        least=80,
    )
    evidence = text(
        _("Откуда это известно"),
        required=_("Напишите, как вы это узнали: хотя бы одной фразой."),
        help_text=_("Наблюдение, опрос, проверочная работа, отзывы родителей. Имён детей не называйте."),
        rows=SHORT,
        least=20,
    )
    risks = text(
        _("Что может не получиться"),
        help_text=_("Кому это не подойдёт, на чём вы споткнулись. Такую честность эксперты ценят."),
        rows=SHORT,
    )
    conditions = text(
        _("Совет тому, кто захочет повторить"),
        help_text=_("С чего начать, что учесть, чего не делать."),
        rows=SHORT,
    )


class RightsForm(forms.Form):
    """On which terms, and that nobody's rights are hurt."""

    licence = forms.ChoiceField(
        label=_("Как другие могут использовать вашу работу"),
        help_text=_(
            "Имя автора указывают всегда. Если не знаете, что выбрать, берите первое: так работу "
            "легче передать дальше."
        ),
        choices=Licence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите, на каких условиях можно брать вашу работу.")},
    )
    sources = text(
        _("Чужие тексты и картинки"),
        required=_("Напишите, откуда взято чужое. Если всё своё, так и напишите: «Всё своё»."),
        help_text=_("Откуда взяты. Если всё своё, так и напишите."),
        rows=SHORT,
    )
    children = forms.ChoiceField(
        label=_("Дети на фотографиях и в работах"),
        help_text=_("Посмотрите и на файлы, и на подписи: фамилия на тетради — тоже личные сведения."),
        choices=Children.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите, можно ли узнать детей.")},
    )
    own_work = forms.BooleanField(
        label=_("Это моя работа, и я вправе её опубликовать"),
        error_messages={"required": _("Без этого подтверждения работу нельзя отправить.")},
    )
