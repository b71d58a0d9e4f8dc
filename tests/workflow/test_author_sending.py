"""Sending a work, and what its author then sees."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mms_wagtail import registry
from mms_wagtail.accounts.api import record_consents, withdraw_consent
from mms_wagtail.attachments.api import attach, attachments_of, remove
from mms_wagtail.workflow.api import (
    Submission,
    accept,
    reopen,
    return_for_revision,
    save_draft,
    start_submission,
    submit,
)
from mms_wagtail.workflow.domain.next_steps import milestones
from mms_wagtail.workflow.errors import IncompleteError
from tests.practices.factory import VALUES, offer, published

State = Submission.State


@pytest.fixture(autouse=True)
def private_dir(settings, tmp_path):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}


@pytest.fixture
def draft(people):
    submission = start_submission(registry.plugins()["practices"], submitter=people.author)
    return save_draft(submission, changes=VALUES, version=1, by=people.author)


@pytest.fixture
def author(people, client_of):
    return client_of("author")


@pytest.fixture
def on_portal(people):
    return published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )


def words(answer):
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")


def url(view, submission, *more):
    return reverse(f"mms_workflow:{view}", args=[submission.uuid, *more])


def test_all_that_is_missing_is_listed_with_links_to_the_fields(people, author, draft):
    changes = {"problem": "Коротко", "levels": [], "grade_from": "", "own_work": ""}
    draft = save_draft(draft, changes=changes, version=2, by=people.author)
    answer = author.post(url("check", draft))
    page = words(answer)
    assert answer.status_code == 422
    assert "Осталось дополнить 4 места" in page
    for step, field in (
        ("problema", "problem"),
        ("problema", "levels"),
        ("problema", "grade_from"),
        ("prava", "own_work"),
    ):
        link = f"{url('step', draft, step)}?proverka=1#id_{field}"
        assert f'href="{link}"' in page
        assert f'id="id_{field}"' in words(author.get(link))
    assert "знаков сейчас 7, а нужно хотя бы 100" in page
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_without_consent_to_the_name_nothing_is_sent(people, author, draft):
    withdraw_consent(user=people.author, kind="publication")
    with pytest.raises(IncompleteError) as caught:
        submit(draft, by=people.author)
    assert [item.step for item in caught.value.missing] == ["consent"]
    page = words(author.get(url("check", draft)))
    consents = f"{reverse('mms_accounts:consents')}?next={url('check', draft)}"
    assert f'href="{consents}"' in page
    assert "выдать на неё свидетельство" in page
    answer = author.post(consents, {"allowed": ["name"]})
    assert answer.url == url("check", draft)
    assert author.post(url("check", draft)).status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.CHECKING


def test_the_start_page_tells_of_the_consent_at_once(people, author):
    address = reverse("mms_workflow:start", args=["practices"])
    assert "согласие на публикацию имени" not in words(author.get(address))
    record_consents(user=people.author, publication=["position"])
    assert "согласие на публикацию имени" in words(author.get(address))


def test_consents_lead_nowhere_else(people, author):
    for target in ("https://example.com/", "//example.com/", "javascript:alert(1)"):
        answer = author.post(f"{reverse('mms_accounts:consents')}?next={target}", {"allowed": ["name"]})
        assert answer.url == reverse("mms_accounts:consents")


def test_a_co_author_who_was_not_added_is_missed(people, author, draft):
    draft = save_draft(draft, changes={"coauthor-name": "Петрова Анна"}, version=2, by=people.author)
    page = words(author.get(url("check", draft)))
    assert "но не добавили его" in page
    assert f"{url('step', draft, 'avtory')}?proverka=1#id_coauthor-name" in page


def test_what_is_much_alike_is_shown_and_does_not_stop(people, author, draft):
    offer(people.stranger)
    page = words(author.get(url("check", draft)))
    assert "Похоже на то, что уже есть" in page
    assert "почти такое же название" in page
    answer = author.post(url("check", draft), follow=True)
    assert "Заявка отправлена" in words(answer)


def test_sent_twice_is_sent_once(people, author, draft):
    for _ in range(2):
        assert author.post(url("check", draft)).url == url("submission", draft)
    assert draft.events.filter(kind="submitted").count() == 1


def test_the_way_of_a_work(people):
    submission = offer(people.author)

    def places():
        submission.refresh_from_db()
        return [item.place for item in milestones(submission)]

    assert places() == ["done", "now", "ahead", "ahead", "ahead"]
    assert milestones(submission)[1].due == submission.due_on
    return_for_revision(submission, by=people.methodologist, text="Допишите.")
    assert places() == ["now", "ahead", "ahead", "ahead", "ahead"]
    submit(submission, by=people.author)
    accept(submission, by=people.methodologist)
    assert places() == ["done", "done", "now", "ahead", "ahead"]


def test_the_way_of_what_is_only_checked(people):
    draft = start_submission(registry.plugins()["materials"], submitter=people.author)
    assert [str(item.label) for item in milestones(draft)] == ["Заявка", "Проверка методистом", "Публикация"]


def test_the_timeline_tells_what_to_mend_and_keeps_internal_notes(people, author):
    submission = offer(people.author)
    return_for_revision(
        submission, by=people.methodologist, text="Добавьте пример письма.", internal_note="Проверить плагиат"
    )
    page = words(author.get(url("submission", submission)))
    assert "Добавьте пример письма." in page
    assert "Доработать" in page
    assert "Проверить плагиат" not in page


def test_experts_stay_unnamed(author, on_portal):
    page = words(author.get(url("submission", on_portal)))
    assert "Экспертное заключение готово" in page
    assert "Зимин" not in page
    assert "Юдина" not in page
    assert [item.place for item in milestones(on_portal)] == ["done"] * 5


def test_withdrawal_needs_a_reason_and_leaves_it(author, client, on_portal):
    refused = author.post(url("act", on_portal), {"act": "withdraw", "reason": "  "})
    assert refused.status_code == 422
    assert "Напишите, почему работа снимается" in words(refused)
    author.post(url("act", on_portal), {"act": "withdraw", "reason": "Программа сменилась."})
    on_portal.refresh_from_db()
    assert on_portal.state == State.WITHDRAWN
    page = client.get(on_portal.page.url)
    assert page.status_code == 410
    assert "Программа сменилась." in page.content.decode()


def test_the_published_edition_keeps_its_files_while_the_next_is_written(people, author, client, private_dir):
    submission = start_submission(registry.plugins()["practices"], submitter=people.author)
    upload = SimpleUploadedFile("Письмо.txt", "Дорогой Герасим!".encode())
    attach(folder=submission.folder, upload=upload, by=people.author)
    save_draft(submission, changes=VALUES, version=1, by=people.author)
    submission = submit(submission, by=people.author)
    from mms_wagtail.workflow.api import decide
    from tests.practices.factory import review_all

    submission = accept(submission, by=people.methodologist)
    submission = review_all(submission, [people.expert, people.expert2], people.methodologist)
    submission = decide(submission, by=people.head)
    page = submission.page.specific
    before = page.folder
    submission = reopen(submission, by=people.author)
    assert submission.folder != before
    remove(attachments_of(submission.folder)[0], by=people.author)
    assert not attachments_of(submission.folder)
    file = attachments_of(before)[0]
    public = reverse("mms_practices:file", args=[page.pk, file.pk, file.original_name])
    assert b"".join(client.get(public)) == "Дорогой Герасим!".encode()
    assert public in client.get(page.url).content.decode()
    submission = accept(submit(submission, by=people.author), by=people.methodologist)
    assert public in client.get(page.url).content.decode()


def test_a_preview_has_the_files_of_the_draft(people, author, draft):
    upload = SimpleUploadedFile("Письмо.txt", "Дорогой Герасим!".encode())
    file = attach(folder=draft.folder, upload=upload, by=people.author)
    page = words(author.get(url("preview", draft)))
    assert f'href="{url("file", draft, file.pk)}"' in page
    assert "Вернуться к заявке" in page


def test_a_draft_is_deleted_with_its_files(people, author, draft, django_capture_on_commit_callbacks):
    attach(folder=draft.folder, upload=SimpleUploadedFile("Письмо.txt", b"1"), by=people.author)
    with django_capture_on_commit_callbacks(execute=True):
        author.post(url("act", draft), {"act": "delete"})
    assert not Submission.objects.filter(pk=draft.pk).exists()
    assert not attachments_of(draft.folder)


def test_a_section_without_pages_of_the_withdrawn_unpublishes(people, author, client):
    from tests.workflow.test_offering import offered

    material = accept(submit(offered(people), by=people.author), by=people.methodologist)
    author.post(url("act", material), {"act": "withdraw", "reason": "Программа сменилась."})
    material.refresh_from_db()
    assert material.state == State.WITHDRAWN
    assert client.get(material.page.url).status_code == 404
    assert "Работа снята с публикации" in words(author.get(url("submission", material)))
