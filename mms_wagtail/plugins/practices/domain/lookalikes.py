"""Practices that are much like one that is offered."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from mms_wagtail.contracts import Lookalike
from mms_wagtail.plugins.practices.models import PracticePage
from mms_wagtail.search.api import results_for
from mms_wagtail.workflow.api import Submission

# Shares of likeness, of a hundred. Above them people call two texts the same (tried on the demo's practices).
SAME_TITLE = 85
SAME_TEXT = 70
MOST = 5
COMPARED = 40
BEGINNING = 4_000


def lookalikes(submission: Submission) -> Sequence[Lookalike]:
    """Published practices, and works on their way, whose title or text is nearly the same."""
    if not submission.title:
        return ()
    own = _text(submission.data)
    found = [*_published(submission, own), *_on_their_way(submission, own)]
    return found[:MOST]


def _published(submission: Submission, own: str) -> list[Lookalike]:
    params = QueryDict(mutable=True)
    params["q"] = submission.title[:200]
    params["per_page"] = "20"
    hits = results_for(params, path="", section="practices").hits
    ids = [hit.key.partition(":")[2] for hit in hits if hit.key.startswith("practices:")]
    pages = (
        PracticePage.objects.live().filter(pk__in=ids, withdrawn_on=None).exclude(pk=submission.page_id or 0)
    )
    found = []
    for page in pages:
        text = " ".join((page.summary, page.problem, page.idea, page.steps))
        if why := _why(submission.title, own, page.title, text):
            found.append(Lookalike(title=page.title, url=page.get_url() or "", why=why))
    return found


def _on_their_way(submission: Submission, own: str) -> list[Lookalike]:
    others = Submission.objects.filter(plugin=submission.plugin, state__in=Submission.WAITING).exclude(
        pk=submission.pk
    )
    found = []
    for other in others.order_by("-submitted_at")[:COMPARED]:
        if why := _why(submission.title, own, other.title, _text(other.data)):
            found.append(Lookalike(title=other.title, url="", why=why))
    return found


def _text(data: dict[str, object]) -> str:
    return " ".join(str(data.get(name, "")) for name in ("summary", "problem", "idea", "steps"))


def _why(title: str, text: str, other_title: str, other_text: str) -> str:
    if fuzz.token_set_ratio(title.lower(), other_title.lower()) >= SAME_TITLE:
        return _("почти такое же название")
    if (
        text.strip()
        and fuzz.token_set_ratio(text[:BEGINNING].lower(), other_text[:BEGINNING].lower()) >= SAME_TEXT
    ):
        return _("почти такой же текст")
    return ""
