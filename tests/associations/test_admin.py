"""Associations, meetings and plans in Wagtail's admin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mms_wagtail.plugins.associations.admin.leaderless import warn_of_missing_leader
from mms_wagtail.plugins.associations.models import Meeting, PlanItem
from tests.associations.factory import association, meeting, person, plan_item

pytestmark = pytest.mark.django_db
LISTS = ("mms_associations_list:index", "mms_meetings:index", "mms_plan_items:index")


def empty_rows(*names: str) -> dict[str, str]:
    sent = {}
    for name in names:
        sent |= {f"{name}-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
        sent[f"{name}-MAX_NUM_FORMS"] = "1000"
    return sent


def meeting_sent(page: Any, day: dt.date, **changes: str) -> dict[str, str]:
    sent = {"holder": str(page.pk), "held_on": day.isoformat(), "school_year": "2026/27", "state": "planned"}
    return {**sent, **empty_rows("agenda", "decisions", "files", "born", "attendance"), **changes}


def members_sent(*members: dict[str, str]) -> dict[str, str]:
    sent = {"members-TOTAL_FORMS": str(len(members)), "members-INITIAL_FORMS": "0"}
    sent |= {"members-MIN_NUM_FORMS": "0", "members-MAX_NUM_FORMS": "1000"}
    for number, member in enumerate(members):
        row = {"role": "member", "ORDER": str(number + 1), **member}
        sent |= {f"members-{number}-{name}": value for name, value in row.items()}
    return sent


def test_lists_cost_the_same_for_one_and_for_thirty(portal: Any, client_of: Any) -> None:
    client = client_of("head")
    page = association(leader=person("Первая"))

    def counts() -> list[int]:
        found = []
        for name in LISTS:
            client.get(reverse(name))
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(name)).status_code == 200
            found.append(len(queries))
        return found

    meeting(page)
    plan_item(page)
    one = counts()
    for number in range(2, 30):
        other = association(f"Объединение {number}", leader=person(f"Учитель{number}"), publish=False)
        meeting(other)
        plan_item(other)
    assert counts() == one


def test_a_coming_meeting_shows_its_day(portal: Any, client_of: Any) -> None:
    meeting(association(), held_on=dt.date(2041, 5, 14))
    text = client_of("head").get(reverse("mms_meetings:index")).content.decode()
    assert "14 мая 2041 г." in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_methodologist_adds_a_meeting_and_is_told_what_is_wrong(portal: Any, client_of: Any) -> None:
    page = association()
    client, address = client_of("methodologist"), reverse("mms_meetings:add")
    assert client.get(address).status_code == 200
    wrong = client.post(address, meeting_sent(page, dt.date(2025, 11, 3), link="ftp://x"))
    text = wrong.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "это 2025/26 учебный год" in text
    assert "должна начинаться с" in text
    nobody = client.post(address, meeting_sent(portal.root, dt.date(2026, 11, 3)))
    assert "Выберите страницу объединения" in nobody.content.decode()
    assert client.post(address, meeting_sent(page, dt.date(2026, 11, 3))).status_code == 302
    assert Meeting.objects.get().holder_id == page.pk


def test_a_decision_before_its_meeting_is_refused(portal: Any, client_of: Any) -> None:
    page = association()
    row = {"decisions-TOTAL_FORMS": "1", "decisions-0-text": "Решили", "decisions-0-state": "open"}
    sent = meeting_sent(page, dt.date(2026, 11, 3), **row, **{"decisions-0-due_on": "2026-11-01"})
    answer = client_of("head").post(reverse("mms_meetings:add"), sent)
    assert answer.status_code == 200
    assert "Срок раньше заседания" in answer.content.decode()


def test_a_leader_in_the_admin_has_what_is_theirs(mine: Any, theirs: Any, cast: Any, client_of: Any) -> None:
    cast["author"].user_permissions.add(Permission.objects.get(codename="access_admin"))
    own, foreign = meeting(mine, topic="Своё"), meeting(theirs, topic="Чужое")
    own_item, foreign_item = plan_item(mine), plan_item(theirs)
    client = client_of("author")
    listing = client.get(reverse("mms_meetings:index")).content.decode()
    assert "Своё" in listing
    assert "Чужое" not in listing
    assert client.get(reverse("mms_meetings:edit", args=[own.pk])).status_code == 200
    assert client.get(reverse("mms_plan_items:edit", args=[own_item.pk])).status_code == 200
    for name, key in (
        ("mms_meetings:edit", foreign.pk),
        ("mms_meetings:delete", own.pk),
        ("mms_plan_items:edit", foreign_item.pk),
    ):
        assert client.post(reverse(name, args=[key]), {}).status_code in (302, 403)
    taken = client.post(
        reverse("mms_meetings:edit", args=[own.pk]), meeting_sent(theirs, dt.date(2026, 11, 3))
    )
    assert "Вы не ведёте это объединение" in taken.content.decode()
    assert Meeting.objects.count() == PlanItem.objects.count() == 2


def test_a_leader_in_the_admin_gives_no_item_to_others(
    mine: Any, theirs: Any, cast: Any, client_of: Any
) -> None:
    cast["author"].user_permissions.add(Permission.objects.get(codename="access_admin"))
    item = plan_item(mine)
    address, client = reverse("mms_plan_items:edit", args=[item.pk]), client_of("author")
    sent = {"title": "Семинар", "school_year": "2026/27", "state": "planned"}
    answer = client.post(address, {**sent, "association": str(theirs.pk)})
    assert "Вы не ведёте это объединение" in answer.content.decode()
    assert client.post(address, {**sent, "association": str(mine.pk)}).status_code == 302
    stored = PlanItem.objects.get()
    assert (stored.association_id, stored.version) == (mine.pk, item.version + 1)


def test_others_have_no_way_in(mine: Any, client_of: Any) -> None:
    met = meeting(mine)
    for role in ("expert", "stranger", "visitor"):
        for address in (reverse("mms_meetings:index"), reverse("mms_meetings:edit", args=[met.pk])):
            assert client_of(role).get(address).status_code == 302


def page_sent(page: Any, **changes: str) -> dict[str, str]:
    sent = {"title": page.title, "slug": page.slug, "level": page.level, "purpose": "", "theme": ""}
    return {**sent, "contact": "", "seo_title": "", "action-publish": "1", **changes}


def test_a_member_twice_and_two_leaders_are_refused(portal: Any, client_of: Any) -> None:
    page = association()
    one = {"name": "Иванова Анна", "role": "leader", "since": "2024-09-01"}
    two = {"name": "Петрова Ольга", "role": "leader", "since": "2025-09-01"}
    again = {"name": "иванова  анна", "since": "2026-01-01"}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client_of("methodologist").post(address, page_sent(page, **members_sent(one, two, again)))
    text = answer.content.decode()
    assert "руководит Иванова Анна" in text
    assert "уже в списке в это время" in text
    left = {**one, "until": "2025-08-31"}
    answer = client_of("methodologist").post(address, page_sent(page, **members_sent(left, two)))
    assert answer.status_code == 302
    page.refresh_from_db()
    assert [str(member) for member in page.members.all()] == ["Иванова Анна", "Петрова Ольга"]


def test_a_missing_leader_is_a_warning_and_blocks_nothing(portal: Any, client_of: Any) -> None:
    page = association()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    gone = {"name": "Иванова Анна", "role": "leader", "since": "2020-09-01", "until": str(yesterday)}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client_of("methodologist").post(address, page_sent(page, **members_sent(gone)), follow=True)
    assert "нет руководителя" in answer.content.decode()
    dashboard = client_of("head").get(reverse("wagtailadmin_home")).content.decode()
    assert "Объединения без руководителя" in dashboard
    assert page.title in dashboard


def test_autosave_repeats_no_warning(portal: Any, rf: Any, cast: Any) -> None:
    page = association()
    for accepted, told in (("application/json", 0), ("text/html", 1)):
        request = rf.post("/", headers={"accept": accepted})
        request.user, request.session = cast["methodologist"], {}
        request._messages = FallbackStorage(request)
        warn_of_missing_leader(request, page)
        assert len(request._messages) == told
