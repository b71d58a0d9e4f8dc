"""The form of the council's page: what members and acts say of one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from mms_wagtail.plugins.associations.council.rules import repeated_act, second_chair
from mms_wagtail.plugins.associations.rules import repeated_member

# The field of a row ("" for the one that names the member), and what is wrong beside the rows above it.
Rule = tuple[str, Callable[[Any, Sequence[Any]], str]]


class CouncilForm(WagtailAdminPageForm):
    """Refuses a member twice, two chairs at one time, two acts of one day, and a composition without an act.

    A draft may lack the act; what is published may not (clause 3.7 of the regulation).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Empty, it is the one address that letters name; see the page's ``default_slug``.
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        agreed = [
            self._agree("members", (("", repeated_member), ("role", second_chair))),
            self._agree("acts", (("signed_on", repeated_act),)),
        ]
        return self._approved() and all(agreed) and valid

    def _rows(self, name: str) -> Iterator[Any]:
        """Forms of the rows that stay and are filled in."""
        formset = self.formsets.get(name)
        # Rows below a wrong one are not cleaned yet: the first formset with a mistake stops the rest.
        if formset is not None:
            formset.is_valid()
        for form in formset.forms if formset is not None else ():
            gone = formset.can_delete and formset._should_delete_form(form)
            if not gone and (form.has_changed() or form.instance.pk):
                yield form

    def _agree(self, name: str, rules: Sequence[Rule]) -> bool:
        before: list[Any] = []
        agreed = True
        for form in self._rows(name):
            if form.errors:
                agreed = False
                continue
            for field, rule in rules:
                if message := rule(form.instance, before):
                    named = "person" if getattr(form.instance, "person_id", None) else "name"
                    form.add_error(field or named, message)
                    agreed = False
            before.append(form.instance)
        return agreed

    def _approved(self) -> bool:
        if self.is_deferred_validation or any(self._rows("acts")) or not any(self._rows("members")):
            return True
        self.add_error(
            None,
            _(
                "Состав Методсовета утверждают актом (пункт 3.7 положения). Добавьте приказ на вкладке "
                "«Акты о составе» или сохраните страницу как черновик."
            ),
        )
        return False
