"""Makes acts of the demo's tables, with their editions and relations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.domain.slugs import free_slug
from mms_wagtail.plugins.legislation.choices import RelationKind
from mms_wagtail.plugins.legislation.demo.lookup import Lookup
from mms_wagtail.plugins.legislation.demo.sources import read_acts
from mms_wagtail.plugins.legislation.domain.chores import Kind, promise
from mms_wagtail.plugins.legislation.domain.saving import save_act
from mms_wagtail.plugins.legislation.models import ActEdition, ActRelation, LegalAct

PLAIN_FIELDS = (
    "kind",
    "kind_word",
    "number",
    "signed_on",
    "registered_on",
    "registered_number",
    "published_on",
    "publication_number",
    "publication_url",
    "effective_from",
    "title",
    "short_name",
    "summary",
)

Identity = tuple[str, int, str, dt.date]


def load_acts(request: DemoRequest, lookup: Lookup) -> tuple[dict[str, LegalAct], int]:
    """Create the acts that are missing.

    Returns
    -------
    The acts by their names in the demo's tables, and how many were made. An act is known by its kind,
    issuer, number and date, and one that exists is left as it is, whoever wrote it.

    Raises
    ------
    ValidationError
        When a table says what an act must not be (see ``domain.checks``).

    Side effects: texts of the whole portal are searched for the acts when the transaction is committed.
    """
    tables = read_acts()
    existing = {_identity(act): act for act in LegalAct.objects.select_related("issuer")}
    taken = {act.slug for act in existing.values()}
    acts, missing = {}, []
    for values in tables:
        act = _named(values, lookup, taken)
        known = existing.get(_identity(act))
        acts[values["slug"]] = known or act
        if known is None:
            missing.append(values)
    # Acts refer to earlier and to later ones, so all must be there before the first says whom it changed.
    LegalAct.objects.bulk_create(acts[values["slug"]] for values in missing)
    after = _replaced_by(missing)
    for values in request.progress("Правовые акты", missing):
        act = acts[values["slug"]]
        lookup.describe(act, values)
        _end(act, values, acts)
        _edit(act, values, acts)
        _relate(act, values, acts, replaced=after.get(values["slug"], ()), amended=_amended(values, missing))
        save_act(act)
    if missing:
        promise(Kind.READ_ALL)
    return acts, len(missing)


def _named(values: dict[str, Any], lookup: Lookup, taken: set[str]) -> LegalAct:
    fields = {name: values[name] for name in PLAIN_FIELDS if name in values}
    act = LegalAct(issuer=lookup.issuers[values["issuer"]], slug=values["slug"], **fields)
    if act.slug in taken:
        act.slug = free_slug(act.slug, beside=LegalAct.objects.all(), default="akt")
    return act


def _identity(act: LegalAct) -> Identity:
    return act.kind, act.issuer_id, act.number, act.signed_on


def _end(act: LegalAct, values: dict[str, Any], acts: dict[str, LegalAct]) -> None:
    act.repealed_on = values.get("repealed_on")
    if successor := values.get("repealed_by"):
        act.repealed_by = acts[successor]


def _edit(act: LegalAct, values: dict[str, Any], acts: dict[str, LegalAct]) -> None:
    """The tables name the changes only: what was before them is the first edition."""
    editions = values.get("editions", [])
    if editions:
        act.editions.add(ActEdition(effective_from=act.in_force_from))
    for item in editions:
        brought_by = acts[item["by"]]
        act.editions.add(
            ActEdition(effective_from=item["on"], brought_by=brought_by, note=item.get("note", ""))
        )


def _replaced_by(tables: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """Names of the acts that each act took the place of."""
    found: dict[str, list[str]] = {}
    for values in tables:
        if successor := values.get("repealed_by"):
            found.setdefault(successor, []).append(values["slug"])
    return found


def _amended(values: dict[str, Any], tables: Iterable[dict[str, Any]]) -> list[str]:
    """Names of the acts in which this one brought an edition."""
    return [
        other["slug"]
        for other in tables
        if any(item["by"] == values["slug"] for item in other.get("editions", []))
    ]


def _relate(
    act: LegalAct,
    values: dict[str, Any],
    acts: dict[str, LegalAct],
    *,
    replaced: Iterable[str],
    amended: Iterable[str],
) -> None:
    """Relations of the table, and those that editions and ends of other acts imply."""
    pairs = [
        *((item["kind"], item["target"]) for item in values.get("relations", [])),
        *((RelationKind.REPLACES.value, slug) for slug in replaced),
        *((RelationKind.AMENDS.value, slug) for slug in amended),
    ]
    for kind, slug in dict.fromkeys(pairs):
        act.relations.add(ActRelation(kind=kind, target=acts[slug]))
