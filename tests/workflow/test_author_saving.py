"""What an author types is kept, whatever happens."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from mms_wagtail import registry
from mms_wagtail.workflow.api import Submission, save_draft, start_submission, submit
from tests.practices.factory import VALUES


@pytest.fixture
def draft(people):
    return start_submission(registry.plugins()["practices"], submitter=people.author)


@pytest.fixture
def author(people, client_of):
    return client_of("author")


def step_url(draft, step="o-chem", view="step"):
    return reverse(f"mms_workflow:{view}", args=[draft.uuid, step])


def autosave(client, draft, step="o-chem", **fields):
    return client.post(step_url(draft, step, "autosave"), fields)


def words(answer):
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_autosave_keeps_what_is_not_valid_yet(author, draft):
    answer = autosave(author, draft, title="Чит", summary="Кратко", version=1)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    assert answer.json()["message"].startswith("Сохранено в ")
    draft.refresh_from_db()
    assert (draft.title, draft.data["summary"]) == ("Чит", "Кратко")
    assert 'value="Чит"' in words(author.get(step_url(draft)))


def test_saving_the_same_again_changes_nothing(author, draft):
    for _ in range(2):
        version = autosave(author, draft, title="Чит", version=1).json()["version"]
    assert version == 2


def test_unknown_fields_and_zero_signs_are_dropped(author, draft):
    autosave(author, draft, title="Чи\x00т", state="published", version=1)
    draft.refresh_from_db()
    assert draft.data["title"] == "Чит"
    assert "state" not in draft.data


def test_windows_on_different_steps_do_not_disturb_each_other(author, draft):
    assert autosave(author, draft, "kak", idea="Письма", version=1).status_code == 200
    assert autosave(author, draft, "o-chem", title="Дневник", version=1).status_code == 200
    draft.refresh_from_db()
    assert (draft.data["idea"], draft.data["title"]) == ("Письма", "Дневник")


def test_two_windows_on_one_step_never_overwrite_silently(author, draft):
    autosave(author, draft, title="Первое окно", version=1)
    refused = autosave(author, draft, title="Второе окно", version=1)
    assert (refused.status_code, refused.json()["conflict"]) == (409, True)
    assert "в другом окне" in refused.json()["message"]
    draft.refresh_from_db()
    assert draft.data["title"] == "Первое окно"


def test_a_window_that_saved_something_else_does_not_bring_back_an_old_text(author, draft):
    autosave(author, draft, title="Старое", summary="", version=1)
    autosave(author, draft, title="Новое", summary="", version=2)
    # The other window still shows «Старое» and changes the summary alone.
    answer = autosave(author, draft, title="Старое", summary="Письма", version=2)
    assert answer.status_code == 409


def test_without_javascript_both_texts_are_shown_and_one_chooses(author, draft):
    autosave(author, draft, title="Первое окно", practice_type="pedagogical", version=1)
    posted = {"title": "Второе окно", "practice_type": "managerial", "version": "1", "next": "1"}
    answer = author.post(step_url(draft), posted)
    page = words(answer)
    assert answer.status_code == 409
    for text in (
        "Первое окно",
        "Второе окно",
        "Педагогическая",
        "Управленческая",
        "Оставить набранное здесь",
    ):
        assert text in page
    assert 'name="version" value="2"' in page
    kept = author.post(step_url(draft), {**posted, "version": "2", "save": "1"}, follow=True)
    assert "Черновик сохранён" in words(kept)
    draft.refresh_from_db()
    assert draft.data["title"] == "Второе окно"


@pytest.mark.parametrize("version", ["", "-1", "9" * 30, "два", "1.5"])
def test_a_made_up_version_is_a_conflict_and_no_failure(author, draft, version):
    autosave(author, draft, title="Первое окно", version=1)
    assert autosave(author, draft, title="Второе", version=version).status_code == 409


def test_another_device_leads_to_where_one_was(author, draft, client_of):
    author.get(step_url(draft, "rezultat"))
    page = client_of("author").get(reverse("mms_workflow:submission", args=[draft.uuid]))
    assert f'href="{step_url(draft, "rezultat")}"' in words(page)


def test_a_session_that_ended_loses_no_word_without_javascript(people, draft):
    browser = Client()
    posted = {"title": "Набрано долго", "summary": "И подробно", "version": "1", "next": "1"}
    answer = browser.post(step_url(draft), posted)
    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next={step_url(draft)}"
    browser.force_login(people.author)
    page = words(browser.get(step_url(draft), follow=True))
    assert "Ничего не пропало" in page
    assert 'value="Набрано долго"' in page
    draft.refresh_from_db()
    assert draft.data["summary"] == "И подробно"


def test_what_was_kept_meets_a_newer_text_with_a_choice(people, author, draft):
    browser = Client()
    browser.post(step_url(draft), {"title": "Из прошлого", "version": "1"})
    autosave(author, draft, title="Уже новее", version=1)
    browser.force_login(people.author)
    answer = browser.get(step_url(draft))
    assert answer.status_code == 409
    assert "Из прошлого" in words(answer)
    assert "Уже новее" in words(answer)


def test_a_form_from_before_a_login_is_shown_again_and_changes_nothing(people, draft):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.author)
    posted = {"title": "Набрано долго", "version": "1", "next": "1"}
    answer = browser.post(step_url(draft), {**posted, "csrfmiddlewaretoken": "x" * 64})
    page = words(answer)
    assert answer.status_code == 403
    assert "Набранное цело" in page
    assert 'value="Набрано долго"' in page
    draft.refresh_from_db()
    assert draft.data == {}
    token = re.search(
        r'csrfmiddlewaretoken" value="(\w+)"[^>]*><input type="hidden" name="version" value="1"', page
    )
    again = browser.post(step_url(draft), {**posted, "csrfmiddlewaretoken": token[1]})
    assert again.url == step_url(draft, "problema")
    draft.refresh_from_db()
    assert draft.data["title"] == "Набрано долго"


def test_nobody_can_slip_a_text_into_a_session(people, draft):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(step_url(draft), {"title": "Чужое", "version": "1"}).status_code == 403
    assert "mms_workflow_unsaved" not in browser.session
    browser.force_login(people.stranger)
    assert browser.post(step_url(draft), {"title": "Чужое", "version": "1"}).status_code == 404
    from mms_wagtail.accounts.models import Consent

    Consent.objects.filter(user=people.author).delete()
    browser.force_login(people.author)
    assert browser.post(step_url(draft), {"title": "Чужое", "version": "1"}).status_code == 302
    assert "mms_workflow_unsaved" not in browser.session


def test_what_was_kept_is_no_door_for_others(people, draft):
    browser = Client()
    browser.post(step_url(draft), {"title": "Чужое", "version": "1"})
    browser.force_login(people.stranger)
    assert browser.get(step_url(draft)).status_code == 404
    draft.refresh_from_db()
    assert draft.data == {}


def test_no_session_is_filled_by_those_who_guess(db, draft):
    browser = Client()
    made_up = reverse("mms_workflow:step", args=["00000000-0000-4000-8000-000000000000", "o-chem"])
    for address, title in ((made_up, "Т"), (step_url(draft, "net"), "Т"), (step_url(draft), "Т" * 50_000)):
        posted = {"title": title, "summary": title, "version": "1"}
        big = {**posted, "title": "Т" * 60_000}
        assert browser.post(address, big if title == "Т" else posted).status_code == 302
    assert "mms_workflow_unsaved" in browser.session
    browser = Client()
    browser.post(made_up, {"title": "Т", "version": "1"})
    assert "mms_workflow_unsaved" not in browser.session


def test_what_is_typed_after_sending_is_given_back_to_copy(people, author, draft):
    draft = save_draft(draft, changes=VALUES, version=1, by=people.author)
    submit(draft, by=people.author)
    answer = author.post(step_url(draft), {"title": "Поздняя мысль", "version": "2", "next": "1"})
    assert answer.status_code == 409
    assert "Поздняя мысль" in words(answer)
    told = autosave(author, draft, title="Поздняя мысль", version=2)
    assert (told.status_code, told.json()["conflict"]) == (409, False)
    assert Submission.objects.get(pk=draft.pk).data["title"] == VALUES["title"]


def test_buttons_lead_on_and_back(author, draft):
    for button, expected in (("next", "problema"), ("save", "o-chem")):
        answer = author.post(step_url(draft), {"title": "Дневник", "version": "9", button: "1"})
        assert answer.url == step_url(draft, expected)
    answer = author.post(step_url(draft, "problema"), {"version": "9", "back": "1"})
    assert answer.url == step_url(draft)
    answer = author.post(step_url(draft, "prava"), {"version": "9", "next": "1"})
    assert answer.url == reverse("mms_workflow:check", args=[draft.uuid])


class TestCoAuthors:
    NEW = {"coauthor-name": "Петрова Анна", "coauthor-email": "petrova@school.ru"}

    def post(self, author, draft, **fields):
        draft.refresh_from_db()
        return author.post(step_url(draft, "avtory"), {"version": draft.version, **fields})

    def test_somebody_typed_is_a_draft_like_all_else(self, author, draft):
        autosave(author, draft, "avtory", **{"coauthor-name": "Петрова Анна"}, version=1)
        assert 'value="Петрова Анна"' in words(author.get(step_url(draft, "avtory")))

    def test_next_means_the_person_in_the_fields_too(self, author, draft):
        answer = self.post(author, draft, **self.NEW, next="1")
        assert answer.url == step_url(draft, "prava")
        assert draft.coauthors.get().email == "petrova@school.ru"
        assert 'value="Петрова Анна"' not in words(author.get(step_url(draft, "avtory")))

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"coauthor-name": "Петрова", "coauthor-email": "кривой"}, "Адрес написан с ошибкой"),
            ({"coauthor-name": "", "coauthor-email": "a@school.ru"}, "Напишите фамилию"),
            ({"coauthor-name": "Петрова", "coauthor-email": ""}, "Напишите адрес"),
            ({"coauthor-name": "Орлова", "coauthor-email": "Vera@School.ru"}, "Это ваш адрес"),
            ({"coauthor-name": "Петрова", "coauthor-email": "OLD@school.ru"}, "уже есть в списке"),
            ({"coauthor-position": "учитель"}, "Напишите фамилию"),
        ],
    )
    def test_a_mistake_loses_nobody(self, people, author, draft, fields, message):
        self.post(
            author,
            draft,
            **{"coauthor-name": "Иванов", "coauthor-email": "old@school.ru"},
            **{"coauthor-add": "1"},
        )
        type(people.author).objects.filter(pk=people.author.pk).update(email="vera@school.ru")
        from allauth.account.models import EmailAddress

        EmailAddress.objects.create(user=people.author, email="vera@school.ru", verified=True, primary=True)
        answer = self.post(author, draft, **fields, next="1")
        page = words(answer)
        assert answer.status_code == 422
        assert message in page
        for value in filter(None, fields.values()):
            assert f'value="{value}"' in page
        assert draft.coauthors.count() == 1

    def test_removing_one_keeps_another_who_is_being_typed(self, author, draft):
        self.post(author, draft, **self.NEW, **{"coauthor-add": "1"})
        typed = {"coauthor-name": "Сидорова", "coauthor-remove": str(draft.coauthors.get().pk)}
        answer = self.post(author, draft, **typed)
        assert not draft.coauthors.exists()
        assert 'value="Сидорова"' in words(author.get(answer.url))
