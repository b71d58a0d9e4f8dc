"""What the search keeps of people: their saved searches."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import PersonalData
from mms_wagtail.search.models import SavedSearch

SAVED = PersonalData(
    slug="saved_searches",
    label=_("сохранённые поиски"),
    export="mms_wagtail.search.personal_data.export",
    erase="mms_wagtail.search.personal_data.erase",
)


def export(user: Any) -> list[Any]:
    """The person's saved searches."""
    return list(SavedSearch.objects.filter(user=user).values("title", "address", "created_at"))


def erase(user: Any) -> None:
    """Delete them."""
    SavedSearch.objects.filter(user=user).delete()
