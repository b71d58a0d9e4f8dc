"""Forms of the notices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mms_wagtail.notices.models import NoticePreference


class PreferenceForm(forms.ModelForm[NoticePreference]):
    """How letters come."""

    class Meta:
        model = NoticePreference
        fields = ("mail",)
        widgets = {"mail": forms.RadioSelect}
        labels = {"mail": _("Когда присылать письма")}
        error_messages = {
            "mail": {
                "required": _("Выберите, когда присылать письма."),
                "invalid_choice": _("Такого варианта нет. Выберите один из перечисленных."),
            }
        }
