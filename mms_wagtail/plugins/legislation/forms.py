"""The form of an act in the admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from mms_wagtail.admin.term_fields import group_terms
from mms_wagtail.plugins.legislation.domain.checks import act_problems

NOT_A_LINK = _("Вставьте адрес целиком, с https:// в начале.")


class ActForm(WagtailAdminModelForm):
    """Says mistakes of an act, its editions and its relations where they are mended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group_terms(self)
        if "publication_url" in self.fields:
            self.fields["publication_url"].error_messages["invalid"] = NOT_A_LINK

    def clean_publication_url(self) -> str:
        """Only what a browser opens as a page.

        Raises
        ------
        ValidationError
        """
        address: str = self.cleaned_data["publication_url"]
        if address and not address.lower().startswith(("https://", "http://")):
            raise ValidationError(NOT_A_LINK)
        return address

    def is_valid(self) -> bool:
        """Also compare the act with its editions and relations, once each of them is sound by itself."""
        valid: bool = super().is_valid()
        if not valid or not self.is_bound:
            return valid
        return not self._add_problems()

    def _add_problems(self) -> bool:
        kept = {name: _kept_forms(formset) for name, formset in self.formsets.items()}
        problems = act_problems(
            self.instance,
            editions=[form.instance for form in kept.get("editions", [])],
            relations=[form.instance for form in kept.get("relations", [])],
        )
        for problem in problems:
            form = kept[problem.relation][problem.place] if problem.relation else self
            form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        for formset in self.formsets.values():
            # A formset remembers the errors of its forms from before.
            formset._errors = [form.errors for form in formset.forms]
        return bool(problems)


def _kept_forms(formset: Any) -> list[Any]:
    """Forms that will be saved: neither deleted nor left empty."""
    deleted = formset.deleted_forms
    return [
        form for form in formset.forms if form not in deleted and (form.has_changed() or form.instance.pk)
    ]
