"""Keeps in step which things cite which acts, and gives them to the acts' pages."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from mms_wagtail import registry
from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.legislation.domain.act_cache import read_acts
from mms_wagtail.plugins.legislation.domain.citations import find_citations
from mms_wagtail.plugins.legislation.domain.impact import close_after_publication, drop_cases, open_cases
from mms_wagtail.plugins.legislation.domain.known_acts import KnownActs
from mms_wagtail.plugins.legislation.domain.things import (
    BATCH,
    address_of,
    read_sections,
    text_of,
    things_of,
    written_on,
)
from mms_wagtail.plugins.legislation.models import ActCitation, LegalAct, LegislationUpdatePage

logger = logging.getLogger(__name__)

Progress = Callable[[str, Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, kw_only=True)
class _Cited:
    """One act within one thing. ``day`` is the day as of which the thing speaks of it."""

    act_id: int
    found_as: str
    explicit: bool
    day: dt.date


def section_label(section: str) -> str:
    """Name of the section that a citation or a case is of; its slug when the section is switched off."""
    plugin = registry.plugins().get(section)
    return str(plugin.label) if plugin else section


def read_things(section: str, keys: Iterable[str], *, published: bool = False) -> None:
    """Find the acts that these things cite, and what must be checked because of them.

    Parameters
    ----------
    published:
        They were just published anew: what was to be updated in them has been.

    Side effects: writes :class:`ActCitation` and :class:`ImpactCase`; forgets things that are not public.
    """
    keys = list(dict.fromkeys(keys))
    plugin = registry.plugins().get(section)
    things = list(things_of(plugin, keys)) if plugin is not None else []
    _read(section, keys, plugin, things, read_acts(), published=published)


def recite_all(*, progress: Progress | None = None) -> int:
    """Read every published thing of every section anew.

    Returns
    -------
    How many things were read. A fixed number of queries a batch.

    Side effects: those of :func:`read_things`; what is not there any more is forgotten.
    """
    acts, read = read_acts(), 0
    sections = read_sections()
    for plugin in sections:
        keys = [str(key) for key in things_of(plugin).order_by("pk").values_list("pk", flat=True)]
        batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
        for batch in progress(str(plugin.label), batches) if progress else batches:
            _read(plugin.slug, batch, plugin, list(things_of(plugin, batch)), acts)
        known = set(ActCitation.objects.filter(section=plugin.slug).values_list("object_id", flat=True))
        _forget(plugin.slug, known.difference(keys))
        read += len(keys)
    switched_off = ActCitation.objects.exclude(section__in=[plugin.slug for plugin in sections])
    for section in set(switched_off.order_by().values_list("section", flat=True)):
        _forget(section, switched_off.filter(section=section).values_list("object_id", flat=True))
    return read


def _read(
    section: str,
    keys: list[str],
    plugin: Plugin | None,
    things: list[Any],
    acts: KnownActs,
    *,
    published: bool = False,
) -> None:
    found: dict[str, tuple[Any, str, list[_Cited]]] = {}
    for thing in things:
        assert plugin is not None
        try:
            document = registry.document_of(plugin, thing)
        except Exception:
            # One broken thing must not hide the citations of the others; the search notes it too.
            logger.exception("The acts cited by %s %s cannot be found", plugin.model, thing.pk)
            keys = [key for key in keys if key != str(thing.pk)]
            continue
        if document is not None:
            cited = _explicit(thing) + _found(
                text_of(document), acts, _day_of(thing, written_on(thing, document))
            )
            found[str(thing.pk)] = (thing, document.title, cited)
    with transaction.atomic():
        touched = _write(section, found)
        _forget(section, set(keys) - set(found))
        if published:
            close_after_publication(section, list(found))
        open_cases(act_ids=touched)


def _explicit(thing: Any) -> list[_Cited]:
    """Acts that an update names in its form; it speaks of the very edition that it tells of."""
    if not isinstance(thing, LegislationUpdatePage):
        return []
    day = _day_of(thing, thing.checked_on or thing.date)
    return [
        _Cited(act_id=link.act_id, found_as="", explicit=True, day=max(day, link.edition_on or day))
        for link in thing.acts.all()
    ]


def _day_of(thing: Any, day: dt.date) -> dt.date:
    """An update tells of what comes into force later."""
    if isinstance(thing, LegislationUpdatePage) and thing.effective_from:
        return max(day, thing.effective_from)
    return day


def _found(text: str, acts: KnownActs, day: dt.date) -> list[_Cited]:
    return [
        _Cited(act_id=citation.act.pk, found_as=citation.text, explicit=False, day=day)
        for citation in find_citations(text, acts)
    ]


def _write(section: str, found: dict[str, tuple[Any, str, list[_Cited]]]) -> set[int]:
    """Make the rows of the things what was found; gives the acts that these cite."""
    rows = {
        (row.object_id, row.act_id): row
        for row in ActCitation.objects.filter(section=section, object_id__in=list(found))
    }
    wanted: dict[tuple[str, int], tuple[Any, str, _Cited]] = {}
    for key, (thing, title, cited) in found.items():
        for one in cited:
            # The first mention stands for the others; what the author names in the form comes before.
            wanted.setdefault((key, one.act_id), (thing, title, one))
    gone = [pair for pair in rows if pair not in wanted]
    ActCitation.objects.filter(pk__in=[rows[pair].pk for pair in gone]).delete()
    for key, act_id in gone:
        drop_cases(section, [key], act_id=act_id)
    acts = _acts_with_editions({act_id for _key, act_id in wanted})
    new, changed = [], []
    for (key, act_id), (thing, title, one) in wanted.items():
        row = rows.get((key, act_id))
        values = {
            "title": title[:500],
            "url": address_of(thing)[:500],
            "found_as": one.found_as,
            "explicit": one.explicit,
        }
        if row is None:
            if act := acts.get(act_id):
                new.append(
                    ActCitation(act=act, section=section, object_id=key, **values, **_as_known(act, one.day))
                )
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    ActCitation.objects.bulk_create(new, ignore_conflicts=True)
    ActCitation.objects.bulk_update(changed, ["title", "url", "found_as", "explicit"])
    return set(acts)


def _acts_with_editions(keys: set[int]) -> dict[int, LegalAct]:
    return LegalAct.objects.prefetch_related("editions").in_bulk(list(keys)) if keys else {}


def _as_known(act: LegalAct, day: dt.date) -> dict[str, Any]:
    """What the author of a text of ``day`` knew of the act."""
    begun = [edition.effective_from for edition in act.editions.all() if edition.effective_from <= day]
    return {
        "written_for": max([act.in_force_from, *begun]),
        "knew_repeal": act.repealed_on is not None and act.repealed_on <= day,
    }


def _forget(section: str, keys: Iterable[str]) -> None:
    keys = list(keys)
    if not keys:
        return
    ActCitation.objects.filter(section=section, object_id__in=keys).delete()
    drop_cases(section, keys)
