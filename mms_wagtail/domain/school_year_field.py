"""A column with a school year, and a form field that reads what people write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.domain.school_years import SchoolYear


class SchoolYearFormField(forms.CharField):
    """«2026/27», «2026-2027», «26/27»; cleans to the year of 1 September, an ``int``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Два года через черту: «2026/27»."))
        super().__init__(**{"max_length": 40, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return SchoolYear(value).label if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(self.prepare_value(value))
        if text in self.empty_values:
            return None
        try:
            return SchoolYear.parse(text).start
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class SchoolYearField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """The calendar year of a school year's 1 September; ``SchoolYear(value)`` is the year itself."""

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("min_value", None)
        kwargs.pop("max_value", None)
        return models.Field.formfield(self, **{"form_class": SchoolYearFormField, **kwargs})

    def deconstruct(self) -> Any:
        # Migrations need the column alone, so that this class can move.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs
