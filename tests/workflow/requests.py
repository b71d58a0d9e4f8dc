"""What people may try with a submission: each row of the table in docs/workflow.md as a request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from mms_wagtail.attachments.api import Attachment, attachments_of
from mms_wagtail.workflow.models import Assignment, CoAuthor, ExpertReview, Submission
from tests.practices.factory import full_marks
from tests.workflow.scene import Work

CABINET = "mms_workflow"
STEP = "problema"


def now(work: Work) -> Submission:
    return Submission.objects.select_related("page").get(pk=work.submission.pk)


def in_state(*states: str) -> Callable[[Work], bool]:
    return lambda work: now(work).state in states


@dataclass(frozen=True)
class Attempt:
    """A request, and for one that changes something how to see that it did."""

    send: Callable[[Client, Work], Any]
    done: Callable[[Work], bool] | None = None


def read(name: str, *arguments: Callable[[Work], Any]) -> Attempt:
    return Attempt(lambda client, work: client.get(reverse(name, args=[get(work) for get in arguments])))


def cabinet(name: str, *arguments: Callable[[Work], Any]) -> Attempt:
    return read(f"{CABINET}:{name}", uuid, *arguments)


def write(
    name: str,
    data: dict[str, Any] | Callable[[Work], dict[str, Any]],
    done: Callable[[Work], bool],
    *arguments: Callable[[Work], Any],
) -> Attempt:
    def send(client: Client, work: Work) -> Any:
        values = data(work) if callable(data) else data
        return client.post(reverse(name, args=[get(work) for get in arguments]), values)

    return Attempt(send, done)


def uuid(work: Work) -> Any:
    return work.submission.uuid


def key(work: Work) -> int:
    return work.submission.pk


def page(work: Work) -> int:
    return work.page.pk


def file(work: Work) -> int:
    return work.file


def token(work: Work) -> str:
    return work.coauthor.token


def assigned(work: Work) -> Any:
    return work.assignment.uuid


def slug(work: Work) -> str:
    return STEP


def typed(work: Work) -> dict[str, Any]:
    return {"problem": "Иначе, чем было.", "version": now(work).version}


def act(asked: str, done: Callable[[Work], bool], **data: Any) -> Attempt:
    return write(f"{CABINET}:act", {"act": asked, **data}, done, uuid)


def desk(asked: str, done: Callable[[Work], bool], **data: Any) -> Attempt:
    """A step on the admin's page of a submission."""

    def values(work: Work) -> dict[str, Any]:
        found = {name: value(work) if callable(value) else value for name, value in data.items()}
        return {"act": asked, **{f"{asked}-{name}": value for name, value in found.items()}}

    return write("mms_submissions:inspect", values, done, key)


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("Письмо.txt", "Пример письма".encode())


def marks(work: Work) -> dict[str, str]:
    return {**full_marks(work.assignment), "send": "1"}


def assignment_is(work: Work, state: str) -> bool:
    return Assignment.objects.get(pk=work.assignment.pk).state == state


def other_expert(work: Work) -> int:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="other-expert").pk


def public(work: Work, **query: str) -> str:
    return work.page.get_url()


def revision(work: Work) -> int:
    return work.page.latest_revision_id


def publish(client: Client, work: Work) -> Any:
    """Both ways that Wagtail's admin has: the editor's button, and the bulk action of the list."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client.post(f"{address}?id={work.page.pk}&next=/admin/", {"include_descendants": "on"})
    if answer.status_code == 302 and "login" in answer["Location"]:
        return answer
    editor = reverse("wagtailadmin_pages:edit", args=[work.page.pk])
    return client.post(editor, {**editor_form(client, editor), "action-publish": "1"})


def editor_form(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send from the page's editor."""
    form = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    return dict(form.lists())


def is_live(work: Work) -> bool:
    from mms_wagtail.plugins.practices.models import PracticePage

    return PracticePage.objects.get(pk=work.page.pk).live


def media(client: Client, work: Work) -> Any:
    """No address of the media folder, the documents or the private folder leads to the file."""
    item = Attachment.objects.get(pk=work.file)
    name = item.file.name
    addresses = [
        f"/media/{name}",
        f"/{name}",
        f"/private/{name}",
        f"/documents/{item.pk}/{item.original_name}",
    ]
    addresses += [f"/fayl/{item.pk}/{item.original_name}", f"/media/documents/{item.original_name}"]
    answers = [client.get(address) for address in addresses]
    shown = [answer for answer in answers if answer.status_code != 404]
    return shown[0] if shown else answers[0]


def certificate(client: Client, work: Work) -> Any:
    address = reverse("mms_certificates:certificate", args=[work.certificate.token])
    assert client.get(f"{address}pdf").status_code == 200
    return client.get(address)


def changed(work: Work) -> bool:
    return now(work).version != work.submission.version


def with_file(work: Work) -> bool:
    return len(attachments_of(work.submission.folder)) > 1


REASON = {"text": "Допишите, что получилось."}
ATTEMPTS: dict[str, Attempt] = {
    "own submissions: list": read(f"{CABINET}:submissions"),
    "begin a submission": write(
        f"{CABINET}:start",
        {},
        lambda work: Submission.objects.order_by("-pk")[0].pk > Submission.objects.get(state="withdrawn").pk,
        lambda work: "practices",
    ),
    "timeline": cabinet("submission"),
    "form: read a step": cabinet("step", slug),
    "form: save a step": write(f"{CABINET}:step", typed, changed, uuid, slug),
    "form: autosave": write(f"{CABINET}:autosave", typed, changed, uuid, slug),
    "form: add a co-author": write(
        f"{CABINET}:step",
        lambda work: {
            "coauthor-add": "1",
            "coauthor-name": "Новиков Олег",
            "coauthor-email": "novikov@school.example",
            "version": now(work).version,
        },
        lambda work: now(work).coauthors.count() > 1,
        uuid,
        lambda work: "avtory",
    ),
    "form: upload a file": write(f"{CABINET}:upload", lambda work: {"files": upload()}, with_file, uuid),
    "form: what is missing": cabinet("check"),
    "form: send": write(
        f"{CABINET}:check",
        {},
        lambda work: now(work).state == "checking" and now(work).submitted_at != work.submission.submitted_at,
        uuid,
    ),
    "draft as the page it will be": cabinet("preview"),
    "author's file": cabinet("file", file),
    "author's file: preview": cabinet("file-preview", file),
    "take back": act(
        "take-back", lambda work: work.submission.state != "draft" and now(work).state == "draft"
    ),
    "begin a new edition": act("reopen", lambda work: now(work).edition == 2),
    "delete a draft": act("delete", lambda work: not Submission.objects.filter(pk=work.submission.pk)),
    "withdraw as the author": act("withdraw", in_state("withdrawn"), reason="Нашлась ошибка."),
    "co-author's link: read": read(f"{CABINET}:coauthor", token),
    "co-author's link before it was sent": read(f"{CABINET}:coauthor", token),
    "co-author's link: answer": write(
        f"{CABINET}:coauthor",
        {"answer": "no"},
        lambda work: CoAuthor.objects.get(pk=work.coauthor.pk).answer == "no",
        token,
    ),
    "experts' list": read(f"{CABINET}:reviews"),
    "take a work from the pool": write(
        f"{CABINET}:take",
        {},
        lambda work: work.submission.assignments.filter(reviewer__username="other-expert").exists(),
        uuid,
    ),
    "review: read": read(f"{CABINET}:review", assigned),
    "review: autosave": write(
        f"{CABINET}:review-autosave",
        {"strengths": "Начато."},
        lambda work: ExpertReview.objects.filter(assignment=work.assignment, strengths="Начато.").exists(),
        assigned,
    ),
    "review: give": write(
        f"{CABINET}:review",
        marks,
        lambda work: work.assignment.state == "open" and assignment_is(work, "done"),
        assigned,
    ),
    "review: refuse": write(
        f"{CABINET}:give-back", {"reason": "Болею."}, lambda work: assignment_is(work, "refused"), assigned
    ),
    "review: file": read(f"{CABINET}:review-file", assigned, file),
    "review: preview of a file": read(f"{CABINET}:review-preview", assigned, file),
    "admin: first page": read("wagtailadmin_home"),
    "admin: queue": read("mms_submissions:index"),
    "admin: submission": read("mms_submissions:inspect", key),
    "admin: file": read("mms_submission_file", key, file),
    "admin: accept": desk(
        "accept", lambda work: work.submission.state == "checking" and now(work).state == "reviewing"
    ),
    "admin: return": desk(
        "return", lambda work: work.submission.state != "returned" and now(work).state == "returned", **REASON
    ),
    "admin: decline": desk(
        "decline",
        lambda work: work.submission.state != "declined" and now(work).state == "declined",
        **REASON,
    ),
    "admin: assign an expert": desk(
        "assign",
        lambda work: work.submission.assignments.filter(reviewer__username="other-expert").exists(),
        reviewers=other_expert,
    ),
    "admin: take a work from an expert": desk(
        "replace",
        lambda work: assignment_is(work, "replaced"),
        assignment=lambda work: work.assignment.pk,
        reason="Молчит.",
    ),
    "admin: decide": desk(
        "decide",
        lambda work: work.submission.state != "published" and now(work).state == "published",
        level="bank",
    ),
    "admin: withdraw": desk(
        "withdraw",
        lambda work: work.submission.state != "withdrawn" and now(work).state == "withdrawn",
        reason="Нашлась ошибка.",
    ),
    "admin: internal note": desk(
        "note", lambda work: now(work).events.filter(internal_note="Позвонить.").exists(), text="Позвонить."
    ),
    "admin: page in the editor": read("wagtailadmin_pages:edit", page),
    "admin: draft of the page": read("wagtailadmin_pages:view_draft", page),
    "admin: revision of the page": read("wagtailadmin_pages:revisions_view", page, revision),
    "admin: publish past the review": Attempt(publish, is_live),
    "public page": Attempt(lambda client, work: client.get(public(work))),
    "public page: an edition that is not there": Attempt(
        lambda client, work: client.get(public(work), {"redaktsiya": "7"})
    ),
    "public file": read("mms_practices:file", page, file, lambda work: "Шаги.pdf"),
    "file by a media address": Attempt(media),
    "certificate": Attempt(certificate),
    "«Применил у себя»: form": read("mms_practices:repeat", page),
}
