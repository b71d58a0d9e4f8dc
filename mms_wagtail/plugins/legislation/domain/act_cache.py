"""The known acts, kept by the process and checked with one cheap query a page."""

from __future__ import annotations

import threading
import time
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import Count, Max
from django.utils import timezone

from mms_wagtail.plugins.legislation.domain.known_acts import KnownAct, KnownActs
from mms_wagtail.plugins.legislation.models import LegalAct

# However sure, read anew after so many seconds: two saves may commit in another order than they were stamped.
OLDEST = 300

_lock = threading.Lock()
_held: tuple[Any, KnownActs] | None = None
_asked = Local()


def current_acts() -> KnownActs:
    """All acts of the portal. One query a request, and one more when an act has changed."""
    global _held
    if (ready := getattr(_asked, "acts", None)) is not None:
        return ready  # type: ignore[no-any-return]
    version = _version()
    with _lock:
        held = _held
    if held is None or held[0] != version:
        held = (version, read_acts())
        with _lock:
            _held = held
    if getattr(_asked, "within_request", False):
        _asked.acts = held[1]
    return held[1]


def read_acts() -> KnownActs:
    """The acts from the database; one query."""
    rows = LegalAct.objects.select_related("issuer").only(
        "pk", "kind", "kind_word", "number", "signed_on", "title", "short_name", "slug", "repealed_on",
        "issuer__name", "issuer__genitive", "issuer__authority_level",
    )  # fmt: skip
    return KnownActs(map(known_act, rows), today=timezone.localdate())


def known_act(act: LegalAct) -> KnownAct:
    """What texts may say of an act."""
    return KnownAct(
        pk=act.pk,
        kind=act.kind,
        number=act.number,
        signed_on=act.signed_on,
        title=act.title,
        short_name=act.short_name,
        issuer=act.issuer.of,
        word=act.word,
        url=act.get_absolute_url(),
        ends=act.repealed_on,
    )


def _version() -> tuple[Any, ...]:
    state = LegalAct.objects.aggregate(total=Count("pk"), last=Max("pk"), changed=Max("changed_at"))
    return (*state.values(), timezone.localdate(), int(time.time() // OLDEST))


def _request_begins(**kwargs: Any) -> None:
    _asked.within_request, _asked.acts = True, None


def _request_ends(**kwargs: Any) -> None:
    _asked.within_request, _asked.acts = False, None


def connect() -> None:
    """Ask once a request. Called when the apps are ready."""
    request_started.connect(_request_begins, dispatch_uid="mms_legislation_acts")
    request_finished.connect(_request_ends, dispatch_uid="mms_legislation_acts")
