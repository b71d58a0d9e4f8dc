"""What must be checked because an act has changed, and what an editor decides on it.

Cases are derived from the data (editions and ends of acts against what the authors had before them), not from
events: whatever was missed, the next look finds it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.plugins.legislation.impact_permissions import may_decide
from mms_wagtail.plugins.legislation.models import ActCitation, ImpactCase, LegalAct

State = ImpactCase.State
Event = ImpactCase.Event


class ImpactError(Exception):
    """Why a case cannot be decided: a sentence for the person."""


@dataclass(frozen=True, order=True)
class _Event:
    day: dt.date
    kind: str


def open_cases(*, act_ids: Iterable[int] | None = None, today: dt.date | None = None) -> int:
    """Make the open cases what the acts and the citations say; all acts without ``act_ids``.

    Returns
    -------
    How many cases were opened. A fixed number of queries, whatever there is.

    For each citation two events count: the last that has come and the next that will. A case that nobody has
    looked at gives way to one of a later event; decisions stay.
    """
    today = today or timezone.localdate()
    chosen = Q() if act_ids is None else Q(act_id__in=list(act_ids))
    citations = list(ActCitation.objects.filter(chosen))
    acts = LegalAct.objects.prefetch_related("editions").in_bulk({citation.act_id for citation in citations})
    known: dict[tuple[int, str, str], dict[_Event, ImpactCase]] = defaultdict(dict)
    for case in ImpactCase.objects.filter(chosen):
        known[case.act_id, case.section, case.object_id][_Event(case.event_on, case.event)] = case
    new: list[ImpactCase] = []
    surpassed: list[int] = []
    for citation in citations:
        there = known.get((citation.act_id, citation.section, citation.object_id), {})
        wanted = events_after(acts[citation.act_id], citation, today=today)
        new += [_case(citation, event) for event in wanted if event not in there]
        surpassed += [
            case.pk
            for event, case in there.items()
            if event not in wanted and case.state == State.CHECK and case.closed_at is None
        ]
    with transaction.atomic():
        for start in range(0, len(surpassed), 500):
            ImpactCase.objects.filter(pk__in=surpassed[start : start + 500], state=State.CHECK).delete()
        ImpactCase.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)
    return len(new)


def events_after(act: LegalAct, citation: ActCitation, *, today: dt.date) -> list[_Event]:
    """What happened to ``act`` since the citing text was written: the last that came, the next to come."""
    since = citation.written_for or act.in_force_from
    events = [
        _Event(edition.effective_from, Event.EDITION)
        for edition in act.editions.all()
        if edition.brought_by_id and edition.effective_from > since
    ]
    if act.repealed_on:
        # What would have changed an act that is not in force any more changes nothing.
        events = [event for event in events if event.day < act.repealed_on]
        if citation.knew_repeal:
            return []
        events.append(_Event(act.repealed_on, Event.REPEAL))
    past = [event for event in events if event.day <= today]
    ahead = [event for event in events if event.day > today]
    return [*([max(past)] if past else []), *([min(ahead)] if ahead else [])]


def _case(citation: ActCitation, event: _Event) -> ImpactCase:
    return ImpactCase(
        act_id=citation.act_id,
        event=event.kind,
        event_on=event.day,
        section=citation.section,
        object_id=citation.object_id,
        title=citation.title,
        url=citation.url,
        found_as=citation.found_as,
        written_for=citation.written_for,
    )


def open_ones() -> QuerySet[ImpactCase]:
    """What still waits for an editor: to be checked, updated or taken into the archive."""
    return ImpactCase.objects.filter(closed_at=None)


def decide(case: ImpactCase, *, by: Any, state: str, note: str = "", seen: str = "") -> ImpactCase:
    """Record what an editor decided on a thing: keep, update, archive, or check again.

    Parameters
    ----------
    seen:
        The state that ``by`` had on the screen; "" when it does not matter.

    Raises
    ------
    ImpactError
        When ``by`` may not decide, ``state`` is none, or somebody else has decided meanwhile.

    Side effects: «оставить» closes the case; the other decisions leave it open until the thing is published
    anew or taken down, which is done in the thing's own form.
    """
    if not may_decide(by):
        raise ImpactError(_("Решают методисты и руководитель службы."))
    if state not in State.values:
        raise ImpactError(_("Выберите решение: проверить, оставить, обновить или в архив."))
    with transaction.atomic():
        current = ImpactCase.objects.select_for_update().filter(pk=case.pk).first()
        if current is None:
            raise ImpactError(
                _("Этой проверки больше нет: ссылку на акт убрали или вышла ещё одна редакция.")
            )
        if seen and current.state != seen:
            raise ImpactError(
                _("Пока вы читали, другой редактор решил: «%s». Посмотрите и решите ещё раз.")
                % current.get_state_display().lower()
            )
        now = timezone.now()
        current.state, current.note = state, note.strip()[:500]
        current.decided_by, current.decided_at = (None, None) if state == State.CHECK else (by, now)
        current.closed_at = now if state == State.KEEP else None
        current.save(update_fields=["state", "note", "decided_by", "decided_at", "closed_at"])
    return current


def decide_many(cases: Iterable[ImpactCase], *, by: Any, state: str, note: str = "") -> int:
    """The same decision on many cases; two queries, whatever their number.

    Returns
    -------
    How many cases took it: those that somebody closed meanwhile, or that are gone, are left alone.

    Raises
    ------
    ImpactError
        As :func:`decide`.
    """
    if not may_decide(by):
        raise ImpactError(_("Решают методисты и руководитель службы."))
    if state not in State.values:
        raise ImpactError(_("Выберите решение: проверить, оставить, обновить или в архив."))
    now = timezone.now()
    keys = {True: [], False: []}  # type: dict[bool, list[int]]
    for case in cases:
        keys[case.closed_at is None].append(case.pk)
    chosen = Q(pk__in=keys[True], closed_at=None) | Q(pk__in=keys[False], closed_at__isnull=False)
    undecided = state == State.CHECK
    changes: dict[str, Any] = {
        "state": state,
        "decided_by": None if undecided else by,
        "decided_at": None if undecided else now,
        "closed_at": now if state == State.KEEP else None,
    }
    if note.strip():
        changes["note"] = note.strip()[:500]
    return ImpactCase.objects.filter(chosen).update(**changes)


def close_after_publication(section: str, keys: list[str]) -> None:
    """What was to be updated was published anew."""
    promised = open_ones().filter(
        section=section, object_id__in=keys, state__in=(State.UPDATE, State.ARCHIVE)
    )
    promised.update(closed_at=timezone.now())


def drop_cases(section: str, keys: Iterable[str], *, act_id: int | None = None) -> None:
    """The things are not public, or do not cite the act: what nobody decided goes, the rest is closed."""
    cases = open_ones().filter(section=section, object_id__in=list(keys))
    if act_id is not None:
        cases = cases.filter(act_id=act_id)
    cases.filter(state=State.CHECK).delete()
    cases.update(closed_at=timezone.now())
