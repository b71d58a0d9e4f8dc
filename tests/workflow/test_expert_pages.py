"""The expert's pages: the list, the pool, the review, and what a blind review must not show."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from mms_wagtail.attachments.api import attach, attachments_of
from mms_wagtail.workflow.api import Submission, accept, claim, record_review, save_review, take_back
from mms_wagtail.workflow.domain.assigning import assign_reviewers, refuse, replace_reviewer
from mms_wagtail.workflow.models import Assignment, ExpertReview
from tests.attachments.make import pdf, upload
from tests.practices.factory import full_marks, offer

LIST = "mms_workflow:reviews"


@pytest.fixture
def submission(people) -> Submission:
    return accept(offer(people.author), by=people.methodologist)


@pytest.fixture
def assignment(people, submission) -> Assignment:
    return assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]


def address(assignment, name: str = "review", *args) -> str:
    return reverse(f"mms_workflow:{name}", args=[assignment.uuid, *args])


def test_an_expert_takes_a_work_writes_and_sends(people, client_of, submission):
    client = client_of("expert")
    page = client.get(reverse(LIST)).content.decode()
    assert "Взять на оценку" in page
    response = client.post(reverse("mms_workflow:take", args=[submission.uuid]))
    mine = Assignment.objects.get(reviewer=people.expert)
    assert response["Location"] == address(mine)
    page = client.get(address(mine)).content.decode()
    # Words of the marks, and when a comment is required.
    assert "названа в\xa0общих словах" in page
    assert "обязательно при балле 1 и ниже" in page
    kept = client.post(
        address(mine, "review-autosave"), {"version": "", "score-1": "0", "strengths": "Живо."}
    )
    assert kept.json()["version"] == 2
    response = client.post(address(mine), {"version": "2", "send": "1", "score-2": "3"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Объясните низкий балл: «Проблема и адресат»" in page
    assert "Выберите рекомендацию." in page
    assert "Живо." in page
    assert client.post(address(mine), {**full_marks(mine), "send": "1"}, follow=True).status_code == 200
    page = client.get(address(mine)).content.decode()
    assert "Заключение отправлено" in page
    assert "<textarea" not in page
    assert "итог 100 %" in client.get(reverse(LIST)).content.decode()


def test_two_windows(client_of, assignment):
    """The second window is told, its words stay, and those of the first stand beside them."""
    client = client_of("expert")
    client.post(address(assignment), {"version": "1", "advice": "Из первого окна.", "score-1": "2"})
    late = {"version": "1", "advice": "Из второго окна.", "strengths": "Только тут.", "score-1": "3"}
    response = client.post(address(assignment, "review-autosave"), late)
    assert response.status_code == 409
    assert "в другом окне" in response.json()["message"]
    response = client.post(address(assignment), late)
    page = response.content.decode()
    assert response.status_code == 409
    assert all(words in page for words in ("Из первого окна.", "Из второго окна.", "Только тут."))
    assert ">Из второго окна.</textarea>" in page
    assert "В другом окне сохранён балл 2" in page
    assert 'value="3" checked' in page
    # The page knows the newest version, so the expert's next press decides.
    version = ExpertReview.objects.get().version
    assert client.post(address(assignment), {**late, "version": str(version)}).status_code == 302
    assert ExpertReview.objects.get().advice == "Из второго окна."


def test_an_expert_gives_a_work_back(people, client_of, assignment):
    client = client_of("expert")
    assert (
        "Напишите коротко" in client.post(address(assignment, "give-back"), {"reason": " "}).content.decode()
    )
    response = client.post(address(assignment, "give-back"), {"reason": "Уезжаю."}, follow=True)
    assert "подберёт другого эксперта" in response.content.decode()
    assignment.refresh_from_db()
    assert (assignment.state, assignment.reason) == (Assignment.State.REFUSED, "Уезжаю.")


@pytest.mark.parametrize("ending", ["refused", "replaced", "closed", "sent"])
def test_what_was_typed_outlives_the_assignment(people, client_of, assignment, ending):
    """Whatever ends the work while the expert types, the words are shown, and the work is not."""
    save_review(assignment, typed={"advice": "Мой черновик."}, by=people.expert)
    if ending == "refused":
        refuse(assignment, by=people.expert, reason="Занят.")
    elif ending == "replaced":
        replace_reviewer(assignment, by=people.methodologist)
    elif ending == "closed":
        take_back(assignment.submission, by=people.author)
    else:
        record_review(assignment, typed=full_marks(assignment), by=people.expert)
    client = client_of("expert")
    response = client.post(address(assignment), {"version": "2", "note": "Набрано только что."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Набрано только что." in page
    assert "не сохранено" in page
    assert ("читать книгу" in page or "Письмо герою" in page) == (ending == "sent")
    assert client.post(address(assignment, "review-autosave"), {"note": "x"}).status_code == 409
    assert ExpertReview.objects.get().note == ""


@pytest.mark.parametrize("role", ["author", "methodologist", "head", "stranger", "visitor"])
def test_nobody_else_reaches_a_review(people, client_of, assignment, role):
    item = attach(folder=assignment.submission.folder, upload=upload("план.pdf", pdf()), by=people.author)
    client = client_of(role)
    addresses = [
        address(assignment),
        address(assignment, "give-back"),
        address(assignment, "review-file", item.pk),
        address(assignment, "review-preview", item.pk),
    ]
    if role != "head":
        addresses.append(reverse(LIST))
    statuses = {client.get(where).status_code for where in addresses}
    statuses.add(client.post(address(assignment, "review-autosave"), {"note": "x"}).status_code)
    statuses.add(client.post(reverse("mms_workflow:take", args=[assignment.submission.uuid])).status_code)
    assert statuses == ({302} if role == "visitor" else {404})
    assert not ExpertReview.objects.exists()


def test_files_of_other_works_and_made_up_numbers(people, client_of, assignment):
    other = offer(people.author, title="Другая работа автора")
    item = attach(folder=other.folder, upload=upload("план.pdf", pdf()), by=people.author)
    client = client_of("expert")
    for pk in (item.pk, 999_999):
        assert client.get(address(assignment, "review-file", pk)).status_code == 404
        assert client.get(address(assignment, "review-preview", pk)).status_code == 404
    for typed in (
        {"version": "9" * 40},
        {"score-1": "-1", "version": "x"},
        {"score-1": "²", "recommendation": "x"},
    ):
        assert client.post(address(assignment), typed).status_code in (302, 409)


def docx_of(author: str) -> bytes:
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = author
    document.add_paragraph("Ход урока")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_blind_review_names_nobody(people, client_of):
    """Neither the page, nor the list, nor names, types and bytes of what is downloaded."""
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import save_draft, start_submission, submit
    from tests.practices.factory import VALUES

    draft = start_submission(PLUGIN, submitter=people.author)
    for name, content in (
        ("Орлова_Березовская_СОШ.pdf", pdf(Author="Orlova Vera", Title="Berezovskaya")),
        ("Орлова_урок.docx", docx_of("Орлова Вера")),
    ):
        attach(folder=draft.folder, upload=upload(name, content), by=people.author)
    draft = save_draft(draft, changes=VALUES, version=draft.version, by=people.author)
    submission = accept(submit(draft, by=people.author), by=people.methodologist)
    names = ["Орлова", "Вера", "Берёзовская", "Березовская", "Orlova", "Berezovskaya", people.author.username]
    client = client_of("expert")

    def check(response) -> bytes:
        content = b"".join(response) if response.streaming else response.content
        whole = content + str(dict(response.items())).encode()
        for name in names:
            for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
                assert name.encode(encoding) not in whole, name
        return content

    check(client.get(reverse(LIST)))
    assignment = claim(submission, reviewer=people.expert)
    page = check(client.get(address(assignment))).decode()
    assert "Файл 1.pdf" in page
    items = list(attachments_of(submission.folder))
    assert len(items) == 2
    for item in items:
        content = check(client.get(address(assignment, "review-file", item.pk)))
        assert content
        if item.format == "docx":
            assert Document(BytesIO(content)).core_properties.author == ""
    assert check(client.get(address(assignment, "review-preview", items[0].pk))).startswith(b"\x89PNG")
    # The author's page of the cabinet, and Wagtail's draft, are not the expert's.
    assert client.get(reverse("mms_workflow:submission", args=[submission.uuid])).status_code == 404
    assert client.get(submission.page.url).status_code == 404
