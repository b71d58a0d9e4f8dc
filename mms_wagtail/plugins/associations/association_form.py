"""The form of an association's page: what its members say of one another."""

from __future__ import annotations

from typing import Any

from mms_wagtail.admin.term_fields import TermsPageForm
from mms_wagtail.plugins.associations.rules import repeated_member, second_leader


class AssociationForm(TermsPageForm):
    """Refuses a member twice and two leaders at one time, on the later row."""

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        return self._members_agree() and valid

    def _members_agree(self) -> bool:
        formset = self.formsets.get("members")
        if formset is None:
            return True
        before: list[Any] = []
        agreed = True
        for form in formset.forms:
            gone = formset.can_delete and formset._should_delete_form(form)
            if gone or (not form.has_changed() and not form.instance.pk) or form.errors:
                continue
            member = form.instance
            for field, message in (
                ("person" if member.person_id else "name", repeated_member(member, before)),
                ("role", second_leader(member, before)),
            ):
                if message:
                    form.add_error(field, message)
                    agreed = False
            before.append(member)
        return agreed
