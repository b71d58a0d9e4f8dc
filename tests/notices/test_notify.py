"""Telling a person something: what is written, to whom, and what is refused."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import transaction

from mms_wagtail.notices.api import notify, unread_count
from mms_wagtail.notices.models import Letter, Notice, NoticePreference

HELLO = {"title": "Работа принята", "text": "Мы прочли «Дроби & доли».\nСпасибо!"}


def tell(to, **more):
    return notify(to=to, kind="message", context=more.pop("context", HELLO), **more)


def test_a_notice_and_its_letter_after_commit(teacher, committing):
    with committing():
        notice = tell(teacher, url="/kabinet/7/")
        assert mail.outbox == []
    assert (notice.user, notice.title, notice.text) == (teacher, "Работа принята", HELLO["text"])
    assert unread_count(teacher) == 1
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["vera@school.example"], "Работа принята")
    assert "«Дроби & доли»" in letter.body
    assert "http://127.0.0.1:8000/kabinet/7/" in letter.body
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert "«Дроби &amp; доли».<br>Спасибо!" in html
    assert 'href="http://127.0.0.1:8000/kabinet/7/"' in html
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_what_was_sent_is_not_kept(teacher, committing):
    with committing():
        tell(teacher)
    letter = Letter.objects.get()
    assert (letter.state, letter.content) == ("sent", {})
    assert letter.message_id == mail.outbox[0].extra_headers["Message-ID"]


@pytest.mark.django_db(transaction=True)
def test_a_rollback_takes_notice_and_letter_along(transactional_db):
    def fail_after_telling():
        tell("guest@school.example")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        transaction.atomic(fail_after_telling)()
    assert list(Notice.objects.all()) == list(Letter.objects.all()) == mail.outbox == []


def test_the_same_key_says_it_once(teacher, committing):
    with committing():
        first = tell(teacher, key="practice:7:accepted")
        assert tell(teacher, key="practice:7:accepted") == first
    assert len(mail.outbox) == Notice.objects.count() == Letter.objects.count() == 1


def test_an_address_alone_gets_a_letter(db, committing):
    with committing():
        notice = tell(" coauthor@school.example ")
    assert (notice.user, notice.email) == (None, "coauthor@school.example")
    assert mail.outbox[0].to == ["coauthor@school.example"]
    assert "uvedomleniya" not in mail.outbox[0].body


@pytest.mark.parametrize("change", [{"email": ""}, {"email": "nonsense"}, {"is_active": False}])
def test_who_cannot_get_letters_has_the_list(teacher, committing, change):
    for name, value in change.items():
        setattr(teacher, name, value)
    with committing():
        tell(teacher)
    assert (Notice.objects.count(), Letter.objects.count()) == (1, 0)


def test_not_worth_a_letter(teacher):
    tell(teacher, mail=False)
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("choice", ["daily", "none"])
def test_what_matters_goes_at_once_whatever_was_chosen(teacher, choice):
    NoticePreference.objects.create(user=teacher, mail=choice)
    tell(teacher)
    assert Letter.objects.count() == 0
    tell(teacher, essential=True)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("to", ["", "nonsense", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example"])
def test_what_is_no_address_is_refused(db, to):
    with pytest.raises(ValueError, match="is not an e-mail address"):
        tell(to)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example/", "/\\evil.example", "kabinet/"])
def test_an_address_that_leads_astray_is_refused(teacher, url):
    with pytest.raises(ValueError, match="is a path or begins with http"):
        tell(teacher, url=url)


@pytest.mark.parametrize("kind", ["../secrets", "Message", "", "no_such_kind"])
def test_a_kind_without_templates_is_refused(teacher, kind):
    with pytest.raises(ValueError, match="kind"):
        notify(to=teacher, kind=kind, context={})
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("line", ["\n", "\r\n", "\u2028", "\x0b"])
def test_a_line_break_adds_no_header(teacher, mailbox, committing, line):
    title = f"Дроби{line}Bcc: all@school.example{line}{line}<h1>Письмо</h1>"
    with committing():
        notice = tell(teacher, context={"title": title, "text": "…"})
    assert notice.title == "Дроби Bcc: all@school.example <h1>Письмо</h1>"
    [message] = mailbox.messages
    assert message["Bcc"] is None
    assert message["Subject"].strip() == notice.title
    assert "<h1>Письмо" not in message.get_body(("html",)).get_content()


def test_a_host_puts_its_own_templates_in_place(teacher, committing, settings, tmp_path):
    folder = tmp_path / "mms_wagtail" / "notices"
    folder.mkdir(parents=True)
    (folder / "message.subject.txt").write_text("[Заозерье] {{ title }}")
    (folder / "message.html").write_text("<p>По-нашему: {{ text }}</p>")
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]
    with committing():
        notice = tell(teacher)
    assert notice.title == mail.outbox[0].subject == "[Заозерье] Работа принята"
    assert mail.outbox[0].alternatives[0][0].startswith("<p>По-нашему: Мы прочли")


def test_a_very_long_title_is_cut(teacher):
    assert len(tell(teacher, context={"title": "д" * 999, "text": ""}).title) == 255
