"""Messages of others wait in the queue whole, and come out as they were."""

from __future__ import annotations

from email.mime.image import MIMEImage

import pytest
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.db import transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from mms_wagtail.notices.delivery import drain
from mms_wagtail.notices.models import Letter
from tests.materials.factory import make_material
from tests.notices.servers import free_port

QUEUE = "mms_wagtail.notices.mail_backend.QueuedEmailBackend"
PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def queued(settings, mailbox):
    settings.EMAIL_BACKEND = QUEUE
    return mailbox


def parts(message):
    return [
        (part.get_content_type(), part.get_filename()) for part in message.walk() if not part.is_multipart()
    ]


def test_everything_of_a_message_survives_the_wait(db, queued, committing):
    message = EmailMultiAlternatives(
        "Программа «Дроби»",
        "Текст письма",
        "mms@rayon.example",
        ["vera@school.example", "Илья <ilya@school.example>"],
        cc=["head@rayon.example"],
        bcc=["archive@rayon.example"],
        reply_to=["metodist@rayon.example"],
        headers={"X-Portal": "да", "Message-ID": "<ours@rayon.example>"},
    )
    message.attach_alternative("<p>Текст</p>", "text/html")
    message.attach("план.pdf", b"%PDF-1.7\xff\xfe", "application/pdf")
    message.attach("заметка.txt", "Заметка", "text/plain")
    picture = MIMEImage(PIXEL, "png")
    picture.add_header("Content-ID", "<pixel>")
    message.attach(picture)
    inner = EmailMessage("Вложенное", "Внутри", "a@b.example", ["c@d.example"])
    message.attach("inner.eml", inner, "message/rfc822")
    direct = message.message()
    with committing():
        assert message.send() == 1
        assert queued.messages == []
    [came] = queued.messages
    for header in ("Subject", "From", "To", "Cc", "Reply-To", "X-Portal", "Message-ID"):
        assert str(came[header]).split() == str(direct[header]).split() or header in {
            "Subject",
            "To",
            "X-Portal",
        }
    assert came["Subject"].strip() == "Программа «Дроби»"
    assert came["Bcc"] is None
    assert queued.attempts == 4
    assert parts(came) == parts(direct)
    by_name = {part.get_filename(): part for part in came.walk()}
    assert by_name["план.pdf"].get_content() == b"%PDF-1.7\xff\xfe"
    assert by_name["заметка.txt"].get_content().strip() == "Заметка"
    [image] = [part for part in came.walk() if part.get_content_type() == "image/png"]
    assert (image.get_content(), image["Content-ID"]) == (PIXEL, "<pixel>")


def test_a_letter_of_html_alone(db, queued, committing):
    message = EmailMessage("Тема", "<p>Текст</p>", "a@b.example", ["c@d.example"])
    message.content_subtype = "html"
    with committing():
        message.send()
    assert queued.messages[0].get_content_type() == "text/html"


def test_a_header_with_a_line_break_is_refused_at_once(db, settings):
    settings.EMAIL_BACKEND = QUEUE
    with pytest.raises(BadHeaderError):
        send_mail("Тема\nBcc: all@b.example", "…", "a@b.example", ["c@d.example"])
    assert Letter.objects.count() == 0
    silent = get_connection(fail_silently=True)
    assert send_mail("Те\nма", "…", "a@b.example", ["c@d.example"], connection=silent) == 0


def test_a_message_to_nobody_is_not_kept(db, settings):
    settings.EMAIL_BACKEND = QUEUE
    assert EmailMessage("Тема", "…", "a@b.example", []).send() == 0
    assert Letter.objects.count() == 0


def test_the_queue_does_not_send_to_itself(db, settings, through_smtp, committing):
    through_smtp(free_port())
    settings.EMAIL_BACKEND = QUEUE
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "MAIL_BACKEND": QUEUE}
    with committing():
        send_mail("Тема", "…", "a@b.example", ["c@d.example"])
    assert Letter.objects.get().state == "retry"


def test_a_submission_survives_a_server_that_is_down(portal, cast, settings, through_smtp, committing):
    """Wagtail sends its workflow mail inside the transaction of the submission."""
    settings.EMAIL_BACKEND = QUEUE
    through_smtp(free_port())
    head, methodologist = cast["head"], cast["methodologist"]
    head.email = "head@rayon.example"
    head.save()
    task = GroupApprovalTask.objects.create(name="Проверка")
    task.groups.set(head.groups.all())
    workflow = Workflow.objects.create(name="Публикация")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = make_material("Дроби")
    page.save_revision(user=methodologist)
    with committing(), transaction.atomic():
        state = workflow.start(page, methodologist)
    assert state.status == "in_progress"
    assert Letter.objects.get().recipients == "head@rayon.example"
    assert Letter.objects.get().state == "retry"


def test_a_new_password_waits_for_no_server(client, teacher, settings, through_smtp):
    settings.EMAIL_BACKEND = QUEUE
    through_smtp(free_port())
    response = client.post("/admin/password_reset/", {"email": teacher.email})
    assert response.status_code == 302
    [letter] = Letter.objects.all()
    assert letter.recipients == teacher.email
    assert "/admin/password_reset/confirm/" in letter.content["body"]
    assert drain().postponed == 1
