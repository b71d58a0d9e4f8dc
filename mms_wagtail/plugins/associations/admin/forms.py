"""Forms of meetings and plans in the admin: whose they can be."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from mms_wagtail.plugins.associations.domain.holders import holds_meetings
from mms_wagtail.plugins.associations.domain.permissions import may_edit
from mms_wagtail.plugins.associations.rules import check_decision


class MeetingAdminForm(WagtailAdminModelForm):
    """Lets meetings be held by pages that hold meetings, and by none that the user may not keep."""

    def clean_holder(self) -> Any:
        holder = self.cleaned_data["holder"]
        if not holds_meetings(holder.specific_class):
            raise ValidationError(_("Выберите страницу объединения или методсовета."))
        if self.for_user is not None and not may_edit(self.for_user, holder):
            raise ValidationError(_("Вы не ведёте это объединение. Выберите своё."))
        return holder

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        return self._decisions_follow() and valid

    def save(self, commit: bool = True) -> Any:
        # Those who edit the same meeting in the cabinet are told of it.
        if self.instance.pk:
            self.instance.version += 1
        return super().save(commit=commit)

    def _decisions_follow(self) -> bool:
        """Decisions are checked against the day that stands in this very form."""
        formset, held_on = self.formsets.get("decisions"), getattr(self, "cleaned_data", {}).get("held_on")
        if formset is None or held_on is None:
            return True
        agreed = True
        for form in formset.forms:
            if form.errors or formset._should_delete_form(form) or not form.has_changed():
                continue
            try:
                check_decision(form.instance, held_on=held_on)
            except ValidationError as error:
                form.add_error(None, error)
                agreed = False
        return agreed


class PlanItemAdminForm(WagtailAdminModelForm):
    """Lets an item stand in no plan that the user may not keep."""

    def clean_association(self) -> Any:
        association = self.cleaned_data["association"]
        if self.for_user is not None and not may_edit(self.for_user, association):
            raise ValidationError(_("Вы не ведёте это объединение. Выберите своё."))
        return association

    def save(self, commit: bool = True) -> Any:
        # Those who edit the same item in the cabinet are told of it.
        if self.instance.pk:
            self.instance.version += 1
        return super().save(commit=commit)
