"""The demo's practices: texts of substance, known words, and every state that there is."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from mms_wagtail.certificates.models import Certificate
from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.clock import clock
from mms_wagtail.demo.directory import LOGINS, create_logins, load_directory
from mms_wagtail.fixtures import DEMO, VOCABULARIES
from mms_wagtail.notices.models import Letter
from mms_wagtail.plugins.practices.choices import Children, Licence, PracticeType, Recognition
from mms_wagtail.plugins.practices.demo.load import load_demo
from mms_wagtail.plugins.practices.demo.script import FIELDS, read_scripts
from mms_wagtail.plugins.practices.models import PracticeIndexPage, PracticePage, Repetition
from mms_wagtail.workflow.models import Assignment, Submission, SubmissionEvent

LEAST, MOST = 300, 700


@pytest.fixture(scope="module")
def scripts():
    return read_scripts()


def words(vocabulary: str) -> set[str]:
    terms = tomllib.loads((VOCABULARIES / f"{vocabulary}.toml").read_text(encoding="utf-8"))["term"]
    return {child["slug"] for term in terms for child in [term, *term.get("children", [])]}


def slugs(name: str, table: str) -> set[str]:
    rows = tomllib.loads((DEMO / f"{name}.toml").read_text(encoding="utf-8"))[table]
    return {row["slug"] for row in rows}


def test_texts_have_substance(scripts):
    assert len(scripts) >= 24
    sent = [script for script in scripts if script.story["state"] != "draft"]
    lengths = {
        script.name: sum(len(script.values[name].split()) for name in FIELDS.values()) for script in sent
    }
    assert {name: count for name, count in lengths.items() if not LEAST <= count <= MOST} == {}
    assert len({script.title for script in scripts}) == len(scripts)
    assert {script.values["practice_type"] for script in scripts} == set(PracticeType.values)


def test_words_and_people_are_known(scripts):
    people = slugs("people", "person")
    for script in scripts:
        values = script.values
        assert set(values["subjects"]) <= words("subjects"), script.name
        assert set(values["levels"]) <= words("education_levels"), script.name
        assert set(values["audiences"]) <= words("audiences"), script.name
        assert {values["grade_from"], values["grade_to"]} - {""} <= words("grades"), script.name
        assert values["licence"] in {"", *Licence.values}
        assert values["children"] in {"", *Children.values}
        assert script.story.get("recognition", "bank") in Recognition.values
        named = [script.author, *(item["person"] for item in (*script.coauthors, *script.repetitions))]
        named += [item["expert"] for item in (*script.reviews, *script.edition.get("review", []))]
        assert set(named) <= people, script.name


def test_the_clock_is_set_back_and_forth():
    before = timezone.now()
    with clock(before.replace(year=2020)):
        assert timezone.localdate().year == 2020
    assert timezone.now() >= before


@pytest.mark.django_db
def test_everybody_has_something_to_do(portal):
    load_directory()
    request = DemoRequest(
        index_page=PracticeIndexPage.objects.get(),
        owner=None,
        scale=0,
        progress=lambda title, things: things,
    )
    assert load_demo(request) == 0  # without the logins nobody could act
    create_logins()
    assert load_demo(request) == len(read_scripts())
    states = Counter(Submission.objects.values_list("state", flat=True))
    assert set(states) == set(Submission.State.values)
    assert states["published"] >= 12
    today = timezone.localdate()
    late = set(Submission.objects.filter(due_on__lt=today).values_list("state", flat=True))
    assert late >= {"checking", "reviewing", "deciding"}
    users = {login.username: get_user_model().objects.get(username=login.username) for login in LOGINS}
    mine = Submission.objects.filter(submitter=users["uchitel"]).values_list("state", flat=True)
    assert set(mine) == {"draft", "returned", "published"}
    assert users["expert"].review_assignments.filter(state=Assignment.State.OPEN).count() == 2
    assert SubmissionEvent.objects.filter(kind="diverged").count() == 1
    assert PracticePage.objects.filter(edition=2, live=True).count() == 2
    assert Repetition.objects.filter(state="waiting").count() == 2
    answers = set(Submission.objects.exclude(coauthors=None).values_list("coauthors__answer", flat=True))
    assert answers == {"", "yes"}
    assert set(Certificate.objects.values_list("state", flat=True)) == {"valid", "superseded", "revoked"}
    dated = list(Certificate.objects.order_by("year", "sequence").values_list("issued_on", flat=True))
    assert dated == sorted(dated)
    assert not Letter.objects.exists()
    assert users["uchitel"].emailaddress_set.get().verified
    assert load_demo(request) == 0
