"""The service's queues in the admin: what waits, who is late, several works given at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mms_wagtail.workflow.api import Submission, accept
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.domain.sharing import share_out, works_without_experts
from mms_wagtail.workflow.errors import NotAllowedError, WorkflowError
from mms_wagtail.workflow.models import Assignment
from tests.practices.factory import make_expert, offer

LIST, HOME, SHARE = "mms_submissions:index", "wagtailadmin_home", "mms_submissions_share"
YESTERDAY = timezone.localdate() - dt.timedelta(days=1)


def titles(response) -> list[str]:
    return [str(item) for item in response.context["object_list"]]


def with_experts(people, title: str, *experts) -> Submission:
    submission = accept(offer(people.author, title=title), by=people.methodologist)
    if experts:
        assign_reviewers(submission, reviewers=experts, by=people.methodologist)
    return submission


def test_filters_and_search(people, client_of):
    offer(people.author, title="Опыты с водой на уроке")
    read = with_experts(people, "Письма героям книг", people.expert)
    with_experts(people, "Опыты со льдом и паром", people.expert, people.expert2)
    Assignment.objects.filter(submission=read).update(due_on=YESTERDAY)
    Submission.objects.filter(title="Опыты с водой на уроке").update(due_on=YESTERDAY)
    client = client_of("methodologist")

    def found(**query) -> list[str]:
        return sorted(titles(client.get(reverse(LIST), query)))

    assert len(found()) == 3
    assert found(state="checking") == ["Опыты с водой на уроке"]
    assert found(late="late") == ["Опыты с водой на уроке"]
    assert found(late="expert") == ["Письма героям книг"]
    assert found(late="needs") == ["Письма героям книг"]
    assert found(expert=people.expert2.pk) == ["Опыты со льдом и паром"]
    assert found(organization=read.organization_id, plugin="practices") == found()
    # SQLite knows no case of Cyrillic letters by itself.
    assert found(q="ОПЫТЫ льдом") == ["Опыты со льдом и паром"]
    assert found(q="орлова письма") == ["Письма героям книг"]
    for query in ({"state": "x"}, {"expert": "x"}, {"organization": "0"}, {"p": "99"}, {"ordering": "x"}):
        assert client.get(reverse(LIST), query).status_code in (200, 404)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("methodologist", 200),
        ("head", 200),
        ("author", 302),
        ("expert", 302),
        ("stranger", 302),
        ("visitor", 302),
    ],
)
def test_who_sees_the_queue(people, client_of, role, status):
    submission = accept(offer(people.author), by=people.methodologist)
    client = client_of(role)
    for address in (
        reverse(LIST),
        reverse(SHARE),
        reverse("mms_submissions:inspect", args=[submission.pk]),
    ):
        response = client.get(address)
        assert response.status_code == status, address
        if status == 302:
            assert "/admin/login/" in response["Location"]


def test_nobody_in_the_admin_sees_a_draft(people, client_of):
    from mms_wagtail import registry
    from mms_wagtail.workflow.api import start_submission

    draft = start_submission(registry.plugins()["practices"], submitter=people.author)
    client = client_of("head")
    assert titles(client.get(reverse(LIST))) == []
    for pk in (draft.pk, 999_999):
        assert client.get(reverse("mms_submissions:inspect", args=[pk])).status_code == 404


def queries_of(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_equal_queries_for_one_and_for_many(people, client_of):
    """Queue, dashboard, bulk page, and the expert's list."""
    with_experts(people, "Первая работа в очереди", people.expert)
    with_experts(people, "Работа, которую можно взять")
    Assignment.objects.update(due_on=YESTERDAY)
    staff, expert = client_of("methodologist"), client_of("expert")
    staff_addresses = [reverse(LIST), reverse(HOME), reverse(SHARE)]
    mine = reverse("mms_workflow:reviews")
    before = [queries_of(staff, address) for address in staff_addresses] + [queries_of(expert, mine)]
    for number in range(6):
        with_experts(people, f"Работа с номером {number}", *([people.expert] if number % 2 else []))
        offer(people.author, title=f"На проверке с номером {number}")
    Assignment.objects.update(due_on=YESTERDAY)
    after = [queries_of(staff, address) for address in staff_addresses] + [queries_of(expert, mine)]
    assert after == before


def test_the_dashboard_counts_and_names_who_is_late(people, client_of):
    late = with_experts(people, "Кого-то ждёт давно", people.expert)
    Assignment.objects.update(due_on=YESTERDAY)
    Submission.objects.filter(pk=late.pk).update(due_on=YESTERDAY)
    offer(people.author, title="Только что пришла")
    html = client_of("methodologist").get(reverse(HOME)).content.decode()
    assert "Зимин Пётр" in html
    assert f"?late=expert&amp;expert={people.expert.pk}" in html
    assert "просрочено: 1" in html
    # Wagtail's own list of what awaits moderation has no end, so submissions are not in it.
    assert "workflow_action" not in html


def test_works_are_shared_out_evenly(people, client_of):
    works = [with_experts(people, f"Работа для двоих, номер {number}") for number in range(3)]
    colleague = make_expert(people.stranger, "Берёзовская СОШ")
    client = client_of("methodologist")
    page = client.get(reverse(SHARE)).content.decode()
    assert "не хватает экспертов: 2" in page
    chosen = [people.expert.pk, people.expert2.pk, people.expert3.pk, colleague.pk]
    response = client.post(
        reverse(SHARE), {"works": [work.pk for work in works], "reviewers": chosen}, follow=True
    )
    assert "назначены" in response.content.decode()
    assert [work.assignments.count() for work in works] == [2, 2, 2]
    loads = [Assignment.objects.filter(reviewer=pk).count() for pk in chosen]
    assert loads == [2, 2, 2, 0]
    assert works_without_experts() == []
    assert "Всем работам хватает" in client.get(reverse(SHARE)).content.decode()


def test_sharing_refuses_with_a_sentence_and_keeps_what_was_ticked(people, client_of):
    work = with_experts(people, "Работа без экспертов пока")
    client = client_of("methodologist")
    past = {"works": [work.pk], "reviewers": [people.expert.pk], "due_on": "2020-01-01"}
    response = client.post(reverse(SHARE), past)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Срок уже прошёл" in html
    assert html.count(" checked") == 2
    assert client.post(reverse(SHARE), {}).status_code == 422
    assert client.post(reverse(SHARE), {"works": ["x"], "reviewers": ["0"], "due_on": "?"}).status_code == 422
    assert not Assignment.objects.exists()
    with pytest.raises(NotAllowedError):
        share_out([work], reviewers=[people.expert], by=people.expert)
    with pytest.raises(WorkflowError, match="хотя бы одного"):
        share_out([work], reviewers=[], by=people.methodologist)
    # One expert is too few for two places: what is lacking is said.
    result = share_out([work], reviewers=[people.expert], by=people.methodologist)[0]
    assert (result.names, "не хватает экспертов: 1" in result.lacks) == (("Зимин Пётр",), True)
