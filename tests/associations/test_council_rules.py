"""What cannot be in a council, and what is amiss with one: for editors and the head, not for readers."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as UserGroup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from mms_wagtail.domain.groups import HEADS
from mms_wagtail.models import Person
from mms_wagtail.plugins.associations.council.choices import Group
from mms_wagtail.plugins.associations.domain.council import warnings_of
from mms_wagtail.plugins.associations.models import AssociationIndexPage, MethodologicalCouncilPage
from tests.associations.council_factory import APPROVED, act, make_council, member, whole

ACT = {"title": "Приказ", "number": "112-р", "signed_on": "2024-09-10"}
CHAIR = {"name": "Соколова М. А.", "group": "service", "role": "chair", "since": "2024-09-10"}


def row(**values):
    return {**CHAIR, "role": "member", **values}


def send(client, *, members=(CHAIR,), acts=(ACT,), publish=True):
    """Send the form of a new council as an editor does."""
    section = AssociationIndexPage.objects.get()
    data = {
        "title": "Методсовет",
        "slug": "",
        "purpose": "",
        "contact": "",
        "regulation": "",
        "seo_title": "",
        "members": inline_formset(list(members)),
        "acts": inline_formset(list(acts)),
        "comments": inline_formset([]),
        **({"action-publish": "yes"} if publish else {}),
    }
    url = reverse(
        "wagtailadmin_pages:add", args=["mms_associations", "methodologicalcouncilpage", section.pk]
    )
    return client.post(url, nested_form_data(data), follow=True)


def made() -> MethodologicalCouncilPage | None:
    return MethodologicalCouncilPage.objects.first()


def test_a_council_is_published_and_what_it_lacks_is_said_at_once(client_of):
    response = send(client_of("methodologist"))
    assert made().live
    assert made().slug == "metodsovet"
    assert made().url == "/obedineniya/metodsovet/"
    said = [str(message) for message in response.context["messages"]]
    assert any("«муниципальные методические объединения»" in text for text in said)
    assert not any("«методическая служба»" in text for text in said)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"members": [CHAIR, row(name="соколова м.  а.")]}, "уже в списке в это время"),
        ({"members": [CHAIR, row(name="Юдин В. С.", role="chair")]}, "председатель один"),
        ({"members": [row(name="Юдин В. С.", until="2024-01-01")]}, "Последний день раньше первого"),
        ({"members": [row(name="")]}, "Выберите человека из справочника или впишите имя"),
        ({"acts": []}, "Состав Методсовета утверждают актом"),
        ({"acts": [ACT, {**ACT, "number": "113-р"}]}, "состав уже утверждён другим актом"),
        ({"acts": [{**ACT, "in_force_from": "2024-09-01"}]}, "действует раньше, чем подписан акт"),
        ({"acts": [{**ACT, "link": "javascript:alert(1)"}]}, "Ссылка должна начинаться"),
        ({"acts": [{**ACT, "number": ""}]}, "Требуется заполнить это поле"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(client_of, changes, words):
    response = send(client_of("head"), **changes)
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert made() is None
    assert changes.get("members", [CHAIR])[0].get("name", "") in page


def test_a_draft_may_lack_the_act(client_of):
    send(client_of("methodologist"), acts=[], publish=False)
    assert made() is not None
    assert not made().live


def test_former_chairs_do_not_stand_in_the_way(client_of):
    former = row(name="Белова А. П.", role="chair", since="2020-09-01", until="2024-09-09")
    send(client_of("head"), members=[former, CHAIR])
    assert made().live


def test_a_mistake_in_the_members_does_not_hide_one_in_the_acts(client_of):
    page = send(client_of("head"), members=[row(name="")], acts=[ACT, ACT]).content.decode()
    assert "Выберите человека" in page
    assert "состав уже утверждён другим актом" in page


@pytest.mark.parametrize("role", ["author", "expert", "stranger", "visitor"])
def test_others_do_not_come_to_the_form(client_of, role):
    send(client_of(role))
    assert made() is None


def test_there_is_one_council(client_of):
    make_council()
    send(client_of("head"))
    assert MethodologicalCouncilPage.objects.count() == 1


def test_a_whole_council_has_no_warnings(portal):
    assert warnings_of(make_council()) == []


@pytest.mark.parametrize("missing", list(Group))
def test_the_missing_group_is_named(portal, missing):
    members = [item for item in whole() if item.group != missing]
    found = warnings_of(make_council(members=members))
    assert [text for text in found if "3.5" in text] == [
        text for text in found if f"«{missing.label}»" in text
    ]
    assert len([text for text in found if "3.5" in text]) == 1


def test_a_group_whose_member_left_is_missing(portal):
    members = whole()
    members[4].until = dt.date(2025, 6, 1)
    found = warnings_of(make_council(members=members))
    assert [("3.5" in text, "пришли 0, ушли 1" in text) for text in found] == [(True, False), (False, True)]


def test_a_council_without_a_chair_is_told_who_it_should_be(portal):
    members = whole()
    members[0].role = "member"
    assert ["3.6" in text for text in warnings_of(make_council(members=members))] == [True]


def head_of_service(name: str) -> Person:
    user = get_user_model().objects.create_user("sokolova")
    user.groups.add(UserGroup.objects.get(name=HEADS))
    return Person.objects.create(last_name=name, slug="sokolova", user=user)


def test_the_chair_is_the_head_of_the_service(portal):
    head = head_of_service("Соколова")
    council = make_council()
    assert ["3.6" in text for text in warnings_of(council)] == [True]
    members = whole()
    members[0].name, members[0].person = "", head
    council.members = members
    council.save()
    assert warnings_of(council) == []


def test_without_an_act_in_force_the_head_is_told(portal):
    later = act(signed_on=dt.date(2099, 1, 1))
    assert ["3.7" in text for text in warnings_of(make_council(acts=[later]))] == [True]


def test_a_member_approved_by_no_act_is_a_warning(portal):
    late = member("Новиков И. И.", since=APPROVED + dt.timedelta(days=30))
    found = warnings_of(make_council(members=[*whole(), late]))
    assert ["пришли 1, ушли 0" in text for text in found] == [True]


@pytest.mark.parametrize("role", ["head", "methodologist"])
def test_the_first_page_of_the_admin_says_what_is_amiss(client_of, role):
    home = reverse("wagtailadmin_home")
    client = client_of(role)
    assert "ещё нет методсовета" in client.get(home).content.decode()
    council = make_council()
    assert "mms-council" not in client.get(home).content.decode()
    council.members = whole()[:4]
    council.save()
    assert "«орган управления образованием»" in client.get(home).content.decode()


def test_an_act_in_force_before_its_day_is_refused():
    with pytest.raises(ValidationError) as caught:
        act(in_force_from=APPROVED - dt.timedelta(days=1)).clean()
    assert list(caught.value.message_dict) == ["in_force_from"]
