"""An item of a plan as the leader fills it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mms_wagtail.plugins.associations.choices import FORMS
from mms_wagtail.plugins.associations.forms.meeting import DATE, VersionedForm
from mms_wagtail.plugins.associations.models import Meeting, PlanItem


class PlanItemForm(VersionedForm):
    """What, when, by whom, and what became of it."""

    class Meta:
        model = PlanItem
        fields = [
            "title",
            "form",
            "school_year",
            "date",
            "month",
            "responsible",
            "state",
            "note",
            "meeting",
        ]
        widgets = {"date": DATE, "form": forms.TextInput(attrs={"list": "plan-forms"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Meeting.objects.filter(holder_id=self.instance.association_id)
        field: Any = self.fields["meeting"]
        field.queryset = held
        field.label_from_instance = lambda meeting: f"{meeting.held_on:%d.%m.%Y} · {meeting}"
        field.help_text = _("Если пункт — заседание, которое уже есть на портале.")
        self.suggestions = [str(word) for word in FORMS]
