"""Words that people see: strings, or promises of translated ones."""

from __future__ import annotations

from django.utils.functional import Promise

Text = str | Promise
