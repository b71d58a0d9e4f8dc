"""Pages of the form in which a teacher offers a material to the bank."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mms_wagtail.models import Audience, EducationLevel, Kind, Subject
from mms_wagtail.plugins.materials.mixins import Licence

TICK = _("Отметьте хотя бы одно.")


def offered_kinds() -> list[tuple[str, str]]:
    """Kinds that a teacher may offer: all but acts, which the regulation keeps apart (clause 2.2)."""
    kinds = Kind.objects.exclude(parent=None).exclude(parent__slug="regulatory").select_related("parent")
    return [
        ("", str(_("Выберите вид"))),
        *((kind.slug, f"{kind.parent.name}: {kind.name}") for kind in kinds),
    ]


class AboutForm(forms.Form):
    """What it is."""

    title = forms.CharField(
        label=_("Название"),
        min_length=10,
        max_length=200,
        help_text=_("Так, как материал будут искать: предмет, класс и суть."),
        error_messages={
            "required": _("Назовите материал."),
            "min_length": _("Слишком коротко. Назовите так, чтобы коллега понял, что это."),
        },
    )
    annotation = forms.CharField(
        label=_("Одно-два предложения"),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=30,
        max_length=1000,
        help_text=_("Что это, кому и чем поможет."),
        error_messages={"required": _("Напишите, кому и чем поможет материал.")},
    )
    kind = forms.ChoiceField(
        label=_("Вид материала"), choices=offered_kinds, error_messages={"required": _("Выберите вид.")}
    )
    text = forms.CharField(
        label=_("Текст"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=50_000,
        required=False,
        help_text=_("Если весь материал в файле, оставьте пустым. Абзацы отделяйте пустой строкой."),
    )


class ForWhomForm(forms.Form):
    """For whom it is."""

    subjects = forms.ModelMultipleChoiceField(
        Subject.objects.all(),
        to_field_name="slug",
        label=_("Предметы"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    levels = forms.ModelMultipleChoiceField(
        EducationLevel.objects.all(),
        to_field_name="slug",
        label=_("Уровни образования"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": TICK},
    )
    audiences = forms.ModelMultipleChoiceField(
        Audience.objects.all(),
        to_field_name="slug",
        label=_("Кому это пригодится"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": TICK},
    )


class RightsForm(forms.Form):
    """On which terms."""

    licence = forms.ChoiceField(
        label=_("Как другие могут использовать материал"),
        choices=[choice for choice in Licence.choices if choice[0] != Licence.OFFICIAL],
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите условия.")},
    )
    own_work = forms.BooleanField(
        label=_("Это моя работа, чужое в ней названо, и я вправе её опубликовать"),
        error_messages={"required": _("Без этого подтверждения материал нельзя отправить.")},
    )
