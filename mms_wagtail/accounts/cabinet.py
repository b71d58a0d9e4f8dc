"""What the personal cabinet is made of: sections of all apps, and what waits for a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from mms_wagtail import registry
from mms_wagtail.contracts import CabinetSection, Text, Waiting


@dataclass(frozen=True)
class Link:
    """A section as it stands in the navigation."""

    slug: str
    label: Text
    url: str
    description: Text
    count: int
    current: bool


class Cabinet:
    """The cabinet of one person, read once a request."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._user: Any = request.user

    @cached_property
    def sections(self) -> tuple[CabinetSection, ...]:
        """Sections that concern this person."""
        return tuple(section for section in registry.cabinet_sections() if self._is_shown(section))

    def _is_shown(self, section: CabinetSection) -> bool:
        return not section.shown or bool(import_string(section.shown)(self._user))

    @cached_property
    def links(self) -> list[Link]:
        """The navigation."""
        return [self._link(section) for section in self.sections]

    def _link(self, section: CabinetSection) -> Link:
        url = reverse(section.url_name)
        count = import_string(section.count)(self._user) if section.count else 0
        current = self._request.path.startswith(url)
        return Link(section.slug, section.label, url, section.description, count, current)

    @cached_property
    def waiting(self) -> list[Waiting]:
        """What waits for the person: the urgent and the overdue first, then by the date."""
        found: list[Waiting] = []
        for section in self.sections:
            if section.waiting:
                things: Sequence[Waiting] = import_string(section.waiting)(self._user)
                found.extend(things)
        return sorted(found, key=_place)


def is_overdue(waiting: Waiting) -> bool:
    """Whether its last day has passed."""
    return waiting.due is not None and waiting.due < timezone.localdate()


def _place(waiting: Waiting) -> tuple[bool, dt.date]:
    return not (waiting.urgent or is_overdue(waiting)), waiting.due or dt.date.max
