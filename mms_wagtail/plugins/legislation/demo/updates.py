"""Makes updates of the demo's texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.markdown import body_blocks, stream_json
from mms_wagtail.demo.sources import Source
from mms_wagtail.domain.slugs import latin_slug
from mms_wagtail.plugins.legislation.demo.lookup import Lookup
from mms_wagtail.plugins.legislation.demo.sources import read_updates
from mms_wagtail.plugins.legislation.models import (
    LegalAct,
    LegislationUpdatePage,
    UpdateAct,
    UpdateComparison,
)

PLAIN_FIELDS = ("title", "date", "summary", "due_on", "effective_from", "checked_on")


def load_updates(request: DemoRequest, lookup: Lookup, acts: dict[str, LegalAct]) -> int:
    """Create the updates that are missing, and publish them.

    Returns
    -------
    How many were made. An update is known by its address, and one that exists is left as it is.
    """
    existing = set(LegislationUpdatePage.objects.child_of(request.index_page).values_list("slug", flat=True))
    missing = [source for source in read_updates() if _slug(source) not in existing]
    for source in request.progress("Изменения законодательства", missing):
        page = _page(source, request, lookup, acts)
        request.index_page.add_child(instance=page)
        page.save_revision(user=request.owner, clean=False).publish()
    return len(missing)


def _slug(source: Source) -> str:
    return latin_slug(source.path.stem)


def _page(
    source: Source, request: DemoRequest, lookup: Lookup, acts: dict[str, LegalAct]
) -> LegislationUpdatePage:
    meta: dict[str, Any] = source.meta
    page = LegislationUpdatePage(
        slug=_slug(source),
        owner=request.owner,
        live=False,
        first_published_at=_morning(meta["date"]),
        what_to_do=meta.get("what_to_do", "").strip(),
        author=lookup.people.get(meta.get("author", "")),
        body=stream_json(list(body_blocks(source.body))),
        **{name: meta[name] for name in PLAIN_FIELDS if name in meta},
    )
    lookup.describe(page, meta)
    for values in meta.get("comparison", []):
        page.comparisons.add(UpdateComparison(**values))
    for item in meta.get("acts", []):
        page.acts.add(UpdateAct(act=acts[item["act"]], edition_on=item.get("edition")))
    return page


def _morning(date: dt.date) -> dt.datetime:
    return min(timezone.make_aware(dt.datetime.combine(date, dt.time(10))), timezone.now())
