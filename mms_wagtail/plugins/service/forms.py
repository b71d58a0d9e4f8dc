"""Forms of the admin that look at several rows at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from mms_wagtail.admin.term_fields import TermsPageForm
from mms_wagtail.plugins.service.edition_rules import wrong_editions
from mms_wagtail.plugins.service.organization_rules import staff_errors
from mms_wagtail.plugins.service.site_rules import link_errors, partner_errors, result_errors

Check = Callable[[Any, list[Any]], Mapping[str, str]]


def kept_forms(formset: Any) -> list[Any]:
    """Forms of rows that are filled and stay, without those that have errors of their own."""
    return [
        form
        for form in formset.forms
        if not (formset.can_delete and formset._should_delete_form(form))
        and (form.has_changed() or form.instance.pk)
        and not form.errors
    ]


def rows_agree(form: Any, name: str, check: Check) -> bool:
    """Whether ``check(row, rows before it)`` finds nothing; what it finds stands at the row's fields."""
    formset = form.formsets.get(name)
    if formset is None:
        return True
    before: list[Any] = []
    agreed = True
    for row in kept_forms(formset):
        for field, message in check(row.instance, before).items():
            row.add_error(field, message)
            agreed = False
        before.append(row.instance)
    return agreed


class ServiceForm(WagtailAdminPageForm):
    """Refuses a person twice at one time, and a distributed function that nobody carries."""

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        chosen = self.instance.form
        return rows_agree(self, "staff", partial(staff_errors, form=chosen)) and valid


class SiteForm(TermsPageForm):
    """Refuses results outside the project's term, and the same partner or page twice."""

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        site = self.instance
        checks = {"results": result_errors, "partners": partner_errors, "links": link_errors}
        agreed = [rows_agree(self, name, partial(check, site=site)) for name, check in checks.items()]
        return all(agreed) and valid


class DocumentForm(WagtailAdminModelForm):
    """Refuses editions that overlap, and yearly ones without a year or of one year."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formset = self.formsets.get("editions")
        for form in formset.forms if formset else ():
            form.fields["file"].error_messages["required"] = _("Приложите файл: без него читать нечего.")

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        formset = self.formsets.get("editions")
        if formset is None:
            return valid
        rows = kept_forms(formset)
        unseen = self._unseen(formset)
        wrong = wrong_editions([*unseen, *(row.instance for row in rows)], self.instance.kind)
        # What was stored already is not this editor's to mend here.
        own = [item for item in wrong if item.place >= len(unseen)]
        for item in own:
            rows[item.place - len(unseen)].add_error(item.field, item.message)
        return valid and not own

    def _unseen(self, formset: Any) -> list[Any]:
        """Editions that a colleague added while this form lay open: saving it keeps them."""
        if not self.instance.pk:
            return []
        seen = {form.instance.pk for form in formset.forms}
        return [item for item in self.instance.editions.all() if item.pk not in seen]
