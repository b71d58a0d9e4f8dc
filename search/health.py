"""Health of the search, for monitoring and for the admin."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db.models import Max, Min
from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from mms_wagtail.search import rebuilding
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import EngineStatus
from mms_wagtail.search.models import LexiconSnapshot, SearchDocument
from mms_wagtail.search.outbox import drain_leftovers

# A backlog that is older than this says that the engine is not told.
OLD = dt.timedelta(minutes=10)


@dataclasses.dataclass(frozen=True, kw_only=True)
class SearchHealth:
    """State of the index and of what it has still to hear. Times are None where there is nothing."""

    engine: EngineStatus
    public: int
    backlog: int
    waiting_since: dt.datetime | None
    last_indexed: dt.datetime | None
    last_rebuild: dt.datetime | None
    last_error: str
    last_error_title: str

    @property
    def late(self) -> bool:
        """Whether a change has waited too long."""
        return bool(self.waiting_since and timezone.now() - self.waiting_since > OLD)


def search_health() -> SearchHealth:
    """Ask the engine and the database. Five queries."""
    waiting = SearchDocument.objects.filter(pending=True)
    failed = SearchDocument.objects.exclude(last_error="").order_by("-changed_at").first()
    return SearchHealth(
        engine=get_engine().status(),
        public=SearchDocument.objects.filter(deleted=False).count(),
        backlog=waiting.count(),
        waiting_since=waiting.aggregate(at=Min("changed_at"))["at"],
        last_indexed=SearchDocument.objects.aggregate(at=Max("indexed_at"))["at"],
        last_rebuild=LexiconSnapshot.objects.aggregate(at=Max("made_at"))["at"],
        last_error=failed.last_error if failed else "",
        last_error_title=failed.title if failed else "",
    )


def mend(health: SearchHealth) -> None:
    """Begin in the background what can be begun: tell what waits, make an index that is missing."""
    drain_leftovers()
    if not health.engine.ready and not get_engine().remote:
        rebuilding.start(reason=health.engine.problem)


@dataclasses.dataclass
class SearchIndex(HealthCheck):
    """The index answers, and no change waits for long. Looking also begins to mend."""

    def run(self) -> None:
        health = search_health()
        mend(health)
        if not health.engine.ready:
            raise ServiceUnavailable(f"The index cannot answer: {health.engine.problem}")
        if health.late:
            raise ServiceUnavailable(
                f"{health.backlog} changes wait since {health.waiting_since:%Y-%m-%d %H:%M}"
            )
