"""Fields of vocabularies in the forms of pages: words under the names of their groups."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from wagtail.admin.forms import WagtailAdminPageForm

from mms_wagtail.models.vocabulary import TreeTerm

# The stylesheet of the admin lays the checkboxes out in columns.
CHECKBOXES = forms.CheckboxSelectMultiple(attrs={"class": "mms-terms"})
SELECT = forms.Select


class GroupedTerms(ModelChoiceIterator):  # type: ignore[type-arg]
    """Choices of a tree of terms, by group; a group without words stands for itself."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        terms = self.queryset.select_related("parent")
        parents = {term.parent_id for term in terms if term.parent_id}
        leaves = [term for term in terms if term.pk not in parents]
        leaves.sort(key=lambda term: ((term.parent or term).sort_order, term.sort_order, term.name))
        for group, members in groupby(leaves, key=lambda term: term.parent):
            choices = [self.choice(member) for member in members]
            if group is None:
                yield from choices
            else:
                yield group.name, choices


def group_terms(form: Any) -> None:
    """Group the fields of two-level vocabularies of ``form``."""
    for field in form.fields.values():
        queryset = getattr(field, "queryset", None)
        if queryset is not None and issubclass(queryset.model, TreeTerm):
            field.iterator = GroupedTerms
            # Assigning the queryset makes the widget ask the new iterator.
            field.queryset = queryset


class TermsPageForm(WagtailAdminPageForm):
    """A page's form whose fields of two-level vocabularies are grouped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group_terms(self)
