"""The life of one practice as a generator: it yields the day of its next act, counted back from today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone

from mms_wagtail.plugins.practices.demo.acts import answer_invitations, begin, give_review
from mms_wagtail.plugins.practices.demo.cast import Cast
from mms_wagtail.plugins.practices.demo.script import Script
from mms_wagtail.plugins.practices.domain.repeating import answer_repetition, record_repetition
from mms_wagtail.plugins.practices.models import PracticePage
from mms_wagtail.workflow.api import (
    Submission,
    accept,
    assign_reviewers,
    decide,
    decline,
    reopen,
    return_for_revision,
    save_draft,
    submit,
    withdraw,
)
from mms_wagtail.workflow.models import ReturnReason

METHODOLOGIST, HEAD = "ermakova-olga", "sokolova-marina"
# Days after the practice was offered.
ACCEPTED, ASSIGNED, REVIEWED, DECIDED = 2, 3, (9, 12), 16
# A pace for works that are still with the experts: the first has answered.
QUICK = (8, 11)
WORDS = "Спасибо за работу. Эксперты отметили, что её легко повторить в другой школе."

Days = Iterator[float]


def lives(script: Script, cast: Cast) -> list[Days]:
    """The practice itself, and those who repeated it."""
    return [live(script, cast), *(repeated(script, values, cast) for values in script.repetitions)]


def live(script: Script, cast: Cast) -> Days:
    """All that happened to a practice."""
    story = script.story
    offered = story["offered"]
    yield offered + 2
    submission = begin(script, cast)
    if story["state"] == "draft":
        return
    yield offered
    submission = submit(submission, by=cast[script.author])
    if any(values["answer"] for values in script.coauthors):
        yield offered - 1
        answer_invitations(script, submission, cast)
    yield from turn_down(script, submission, cast)
    if story["state"] in ("checking", "returned", "declined"):
        return
    yield from review(script.reviews, story, submission, cast)
    if story["state"] in ("reviewing", "deciding"):
        return
    yield from go_on(script, submission, cast)


def turn_down(script: Script, submission: Submission, cast: Cast) -> Days:
    """A methodologist gives the work back, or declines it."""
    story, by = script.story, cast[METHODOLOGIST]
    verbs: dict[str, Callable[..., Any]] = {"returned": return_for_revision, "declined": decline}
    if story["state"] in verbs:
        yield story[story["state"]]
        reasons = ReturnReason.objects.filter(name__in=story["reasons"])
        verbs[story["state"]](submission, by=by, reasons=reasons, text=story["text"])


def review(reviews: list[dict[str, Any]], story: dict[str, Any], submission: Submission, cast: Cast) -> Days:
    """The check, and all reviews that were given so far."""
    offered = story["offered"]
    yield offered - ACCEPTED
    accept(submission, by=cast[METHODOLOGIST])
    if not reviews:
        return
    yield offered - ASSIGNED
    experts = [cast[values["expert"]] for values in reviews]
    assign_reviewers(submission, reviewers=experts, by=cast[METHODOLOGIST])
    pace = QUICK if story.get("state") in ("reviewing", "deciding") else REVIEWED
    given = [values for values in reviews if not values.get("open")]
    for days, values in zip(pace, given, strict=False):
        yield offered - days
        give_review(submission, values, cast)


def go_on(script: Script, submission: Submission, cast: Cast) -> Days:
    """The decision, and what came after it."""
    story = script.story
    yield story["offered"] - DECIDED
    publish_at = None
    if "publish_in" in story:
        ahead = story["offered"] - DECIDED + story["publish_in"]
        publish_at = timezone.now() + dt.timedelta(days=ahead)
    decide(submission, by=cast[HEAD], level=story["recognition"], publish_at=publish_at, text=WORDS)
    if script.edition:
        yield from second_edition(script, submission, cast)
    if "withdrawn" in story:
        yield story["withdrawn"]
        withdraw(submission, by=cast[METHODOLOGIST], reason=story["reason"])


def second_edition(script: Script, submission: Submission, cast: Cast) -> Days:
    """The author writes down what a longer time has shown; it goes the same way as the first edition."""
    edition, author = script.edition, cast[script.author]
    yield edition["offered"] + 2
    opened = reopen(submission, by=author)
    changes = {"results": edition["results"].strip()}
    save_draft(opened, changes=changes, version=opened.version, by=author)
    yield edition["offered"]
    submit(submission, by=author)
    yield from review(edition["review"], edition, submission, cast)
    yield edition["offered"] - DECIDED
    decide(submission, by=cast[HEAD], level=edition["recognition"], text=WORDS)


def repeated(script: Script, values: dict[str, Any], cast: Cast) -> Days:
    """A colleague of another school repeats the practice; a methodologist answers."""
    yield values["day"]
    submissions = Submission.objects.filter(plugin="practices", title=script.title)
    page = PracticePage.objects.get(pk__in=submissions.values("page"))
    texts = {name: values[name] for name in ("applied", "result")}
    repetition = record_repetition(page, by=cast[values["person"]], **texts)
    if "answered" in values:
        yield values["answered"]
        answer_repetition(repetition, by=cast[METHODOLOGIST], confirmed=True)
