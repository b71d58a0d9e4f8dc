"""The demo's associations and council: loaded once, whole, and with what is to be seen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.directory import create_logins, load_directory
from mms_wagtail.demo.sources import BadSourceError
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.choices import Level
from mms_wagtail.plugins.associations.demo.load import load_demo
from mms_wagtail.plugins.associations.demo.script import COUNCIL, read_associations, read_body
from mms_wagtail.plugins.associations.domain.council import the_council, warnings_of
from mms_wagtail.plugins.associations.domain.effectiveness.measuring import measured_in
from mms_wagtail.plugins.associations.domain.effectiveness.report import lines_of
from mms_wagtail.plugins.associations.domain.leaders import led_by, without_leader
from mms_wagtail.plugins.associations.models import (
    AssociationIndexPage,
    AssociationPage,
    Decision,
    Meeting,
    PlanItem,
)

YEAR = SchoolYear(2025)


@pytest.fixture
def request_(portal):
    load_directory()
    create_logins()
    section = AssociationIndexPage.objects.get()
    return DemoRequest(index_page=section, owner=None, scale=0, progress=lambda title, items: items)


def test_the_demo_is_whole_and_loads_once(request_):
    assert load_demo(request_) == 13
    counts = [model.objects.count() for model in (AssociationPage, Meeting, Decision, PlanItem)]
    assert load_demo(request_) == 0
    assert [model.objects.count() for model in (AssociationPage, Meeting, Decision, PlanItem)] == counts

    levels = set(AssociationPage.objects.values_list("level", flat=True))
    assert levels == {Level.MUNICIPAL, Level.INTER_SCHOOL, Level.SCHOOL}
    assert [page.slug for page in without_leader()] == ["mmo-nastavnikov"]
    teacher = get_user_model().objects.get(username="uchitel")
    assert [page.slug for page in led_by(teacher)] == ["mmo-russkogo-yazyka-i-literatury"]
    assert AssociationPage.objects.filter(closed_on__lt=timezone.localdate()).count() == 1

    found = warnings_of(the_council())
    assert ["региональные инновационные площадки" in text for text in found] == [True]
    lines = lines_of(list(measured_in(YEAR)), year=YEAR, today=YEAR.last_day)
    assert len(lines) == 12
    assert all(line.now.total is not None for line in lines)
    assert Meeting.objects.exclude(minutes=None).count() == 2
    for meeting in Meeting.objects.exclude(minutes=None):
        assert meeting.minutes.mms_file_info.pages


def test_scripts_have_a_full_year_and_a_begun_one():
    scripts = [*read_associations(), read_body(COUNCIL)]
    for script in scripts:
        held = [item for item in script.meetings if item.day in YEAR]
        assert 2 <= len(held) <= 5, script.path
    ahead = [item for script in scripts for item in script.meetings if item.day > dt.date(2026, 11, 25)]
    assert len(ahead) >= 8
    # What is ahead has no results: nobody knows them.
    assert not any(item.decisions or item.came for item in ahead)


def test_a_broken_text_names_its_file(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text('title = "X"\n[[meeting]]\nday = 2026-01-01\nwrong = 1\n', encoding="utf-8")
    with pytest.raises(BadSourceError, match=r"broken\.toml"):
        read_body(path)
