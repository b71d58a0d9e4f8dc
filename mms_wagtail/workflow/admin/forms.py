"""Forms of the admin's page of a submission that no other page has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.workflow.models import Assignment


def experts() -> Any:
    return get_user_model()._default_manager.filter(is_active=True, groups__name=EXPERTS)


class AssignForm(forms.Form):
    """Experts to give the work to."""

    reviewers = forms.ModelMultipleChoiceField(
        get_user_model()._default_manager.none(),
        label=_("Эксперты"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте хотя бы одного эксперта.")},
    )
    due_on = forms.DateField(
        label=_("Срок"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Пусто — обычный срок шага."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reviewers"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = experts()

    @property
    def chosen(self) -> set[str]:
        """What was ticked, as it was sent."""
        return set(self.data.getlist(self.add_prefix("reviewers"))) if self.is_bound else set()  # type: ignore[attr-defined]


class ReplaceForm(forms.Form):
    """Take the work from a silent expert, and give it to another."""

    assignment = forms.ModelChoiceField(
        Assignment.objects.filter(state=Assignment.State.OPEN),
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _("Этот эксперт уже дал заключение или снят. Обновите страницу."),
            "required": _("Не сказано, кого снять. Обновите страницу."),
        },
    )
    reviewer = forms.ModelChoiceField(
        get_user_model()._default_manager.none(), label=_("Кому передать"), required=False
    )
    reason = forms.CharField(label=_("Почему"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reviewer"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = experts()


class FinishForm(forms.Form):
    """Go on with the reviews that there are."""


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Заметка для службы"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        help_text=_("Автор этого не увидит."),
        error_messages={"required": _("Заметка пуста: напишите её.")},
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Почему работа снимается с публикации"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text=_("Это прочитают те, кто придёт по старой ссылке."),
        error_messages={"required": _("Напишите, почему работа снимается: это увидят читатели.")},
    )
