"""What the reader of a page is told while nobody has checked it by the new edition of an act."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail import registry
from mms_wagtail.contracts import PageNote
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.plugins.legislation.domain.impact import open_ones
from mms_wagtail.plugins.legislation.models import ImpactCase

# More warnings than these nobody reads.
MOST = 3


def notes_for(page: Any) -> list[PageNote]:
    """Notes of the hook ``mms_page_notes``; one query, whatever there is."""
    plugin = registry.plugin_of(page)
    if plugin is None or page.pk is None:
        return []
    cases = open_ones().filter(section=plugin.slug, object_id=str(page.pk))
    found = cases.select_related("act__issuer", "act__repealed_by__issuer").order_by("-event_on", "pk")[:MOST]
    return [_note(case) for case in found]


def _note(case: ImpactCase) -> PageNote:
    comes, day = case.event_on > timezone.localdate(), date_in_words(case.event_on)
    act = case.act
    if case.event == ImpactCase.Event.REPEAL:
        words = _("%(act)s утратит силу с %(day)s") if comes else _("%(act)s не действует с %(day)s")
        successor = act.repealed_by
        text = words % {"act": _capital(act.name), "day": day} + (
            _(", вместо него — %s. Здесь написано ещё по нему.") % successor.name if successor else "."
        )
        return PageNote(
            text=text, url=(successor or act).get_absolute_url(), link=_("Открыть акт"), tone="warn"
        )
    words = (
        _("Написано по редакции от %(before)s, с %(day)s вступит в силу новая: %(act)s.")
        if comes
        else _("Написано по редакции от %(before)s, с %(day)s действует новая: %(act)s.")
    )
    before = date_in_words(case.written_for or act.in_force_from)
    text = words % {"before": before, "day": day, "act": act.name}
    return PageNote(text=text, url=act.get_absolute_url(), link=_("Что изменилось"), tone="warn")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
