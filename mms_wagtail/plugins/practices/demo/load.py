"""Tells the stories of the demo's practices side by side, in the order of their days."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Max
from django.utils import timezone
from wagtail.models import Site

from mms_wagtail.certificates.models import CertificateSettings
from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.clock import clock
from mms_wagtail.demo.directory import LOGINS
from mms_wagtail.notices.models import Letter, Notice
from mms_wagtail.plugins.practices.demo.cast import EXPERTISE, Cast
from mms_wagtail.plugins.practices.demo.script import read_scripts
from mms_wagtail.plugins.practices.demo.stories import HEAD, METHODOLOGIST, lives
from mms_wagtail.workflow.api import Submission

# What is older than this has been read.
UNREAD_DAYS = 12


def load_demo(request: DemoRequest) -> int:
    """Let the practices that are missing happen.

    Returns
    -------
    How many were made. A practice is known by its title. Without the demo logins nothing is made:
    a practice has its people, and nobody could act for them.

    Side effects: accounts with addresses that reach nobody; no letters.
    """
    if not get_user_model().objects.filter(username__in=[login.username for login in LOGINS]).exists():
        return 0
    known = set(Submission.objects.filter(plugin="practices").values_list("title", flat=True))
    scripts = [script for script in read_scripts() if script.title not in known]
    if not scripts:
        return 0
    sign_certificates()
    last = _last(Letter), _last(Notice)
    cast = Cast()
    cast.enter([*EXPERTISE, METHODOLOGIST, HEAD])
    cast.enter(login.person for login in LOGINS if login.person)
    for script in scripts:
        cast.enter([script.author])
        cast.enter(values["person"] for values in (*script.coauthors, *script.repetitions))
    run([story for script in request.progress("Практики", scripts) for story in lives(script, cast)])
    Letter.objects.filter(pk__gt=last[0]).delete()
    old = Notice.objects.filter(pk__gt=last[1], created_at__lt=_moment(UNREAD_DAYS))
    old.update(read_at=F("created_at"))
    Submission.objects.filter(plugin="practices", state=Submission.State.DRAFT, submitted_at=None).update(
        state_since=F("created_at")
    )
    return len(scripts)


def sign_certificates() -> None:
    """Say who signs, where nobody has said it yet: a certificate keeps what it was printed with."""
    site = Site.objects.filter(is_default_site=True).first()
    signing = CertificateSettings.for_site(site) if site else None
    if signing is not None and not signing.signatory_name:
        signing.city = "г. Заозёрск"
        signing.signatory_position = "Руководитель методической службы"
        signing.signatory_name = "М. А. Соколова"
        signing.save()


def run(stories: list[Iterator[float]]) -> None:
    """One act after another, whosever it is, so that numbers of the register follow the days."""
    queue: list[tuple[float, int, Iterator[float]]] = []
    for place, story in enumerate(stories):
        heapq.heappush(queue, (-next(story), place, story))
    while queue:
        day, place, story = heapq.heappop(queue)
        moment, before = _moment(-day), _last(Notice)
        with clock(moment):
            following = next(story, None)
        Notice.objects.filter(pk__gt=before).update(created_at=moment)
        if following is not None:
            heapq.heappush(queue, (-following, place, story))


def _moment(days_back: float) -> dt.datetime:
    """An hour of work, so many days ago. Today's acts have just happened."""
    now = timezone.now()
    at = timezone.localtime(now - dt.timedelta(days=days_back)).replace(hour=11, minute=20, second=0)
    return min(at, now)


def _last(model: Any) -> int:
    newest: int | None = model.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0
