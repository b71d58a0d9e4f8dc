"""Fields that several forms of the accounts share: the name, and the place of work."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mms_wagtail.accounts.consents import PUBLISHABLE
from mms_wagtail.models import Organization

OTHER = "other"


def name_field(label: Any, missing: Any = "", *, autocomplete: str) -> forms.CharField:
    """A part of a name; required when there is a sentence for its absence."""
    return forms.CharField(
        label=label,
        max_length=80,
        required=bool(missing),
        error_messages={"required": missing},
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
    )


class PersonFields(forms.Form):
    """Name, position, organization. ``cleaned_data["organization"]`` is an Organization or None."""

    last_name = name_field(_("Фамилия"), _("Напишите фамилию."), autocomplete="family-name")
    first_name = name_field(_("Имя"), _("Напишите имя."), autocomplete="given-name")
    patronymic = name_field(_("Отчество, если есть"), autocomplete="additional-name")
    position = forms.CharField(
        label=_("Должность"),
        max_length=200,
        help_text=_("Например: учитель математики, воспитатель, заместитель директора."),
        error_messages={"required": _("Напишите должность: по ней методист поймёт, что вам предложить.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    organization = forms.ChoiceField(
        label=_("Организация, где вы работаете"),
        error_messages={
            "required": _("Выберите организацию или «Моей организации нет в списке»."),
            "invalid_choice": _("Этой организации нет в справочнике. Выберите из списка ещё раз."),
        },
    )
    organization_name = forms.CharField(
        label=_("Название организации"),
        max_length=300,
        required=False,
        help_text=_("Только если её нет в списке."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].choices = organization_choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Turn the choice into an organization, or demand the name of one that is not in the list."""
        values = super().clean() or self.cleaned_data
        choice = values.get("organization")
        name = values.get("organization_name", "").strip()
        if choice == OTHER and not name and "organization_name" not in self.errors:
            self.add_error("organization_name", _("Напишите название своей организации."))
        if choice:
            values["organization"] = None if choice == OTHER else Organization.objects.get(pk=choice)
            values["organization_name"] = name if choice == OTHER else ""
        return values


def organization_choices() -> list[Any]:
    """Organizations by type, then the way out for those whose is missing."""
    found = Organization.objects.order_by("kind", "name").values_list("kind", "pk", "name")
    labels = dict(Organization.Type.choices)
    by_kind = {
        kind: [(str(pk), name) for _kind, pk, name in group]
        for kind, group in groupby(found, lambda row: row[0])
    }
    groups = [(labels[kind], by_kind[kind]) for kind in Organization.Type.values if kind in by_kind]
    return [("", _("Выберите из списка")), *groups, (OTHER, _("Моей организации нет в списке"))]


def publication_field() -> forms.MultipleChoiceField:
    """What may be published; none is ticked beforehand, as art. 10.1 part 8 demands."""
    return forms.MultipleChoiceField(
        label=_("Что можно публиковать"),
        choices=tuple(PUBLISHABLE.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
