"""Another section takes works too, by its declaration alone: «Предложить материал»."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail import registry
from mms_wagtail.attachments.api import attach
from mms_wagtail.workflow.api import (
    Submission,
    accept,
    return_for_revision,
    save_draft,
    start_submission,
    submit,
)
from mms_wagtail.workflow.errors import IncompleteError

VALUES = {
    "title": "Карточки по дробям для шестого класса",
    "annotation": "Двенадцать карточек, с которыми дети сами находят ошибку в сложении дробей.",
    "kind": "cards",
    "text": "Разложите карточки парами.\n\nКаждая <пара> — одна ошибка.",
    "levels": ["basic"],
    "audiences": ["subject-teacher"],
    "licence": "cc-by",
    "own_work": "on",
}


def offered(people, **changes) -> Submission:
    submission = start_submission(registry.plugins()["materials"], submitter=people.author)
    attach(
        folder=submission.folder,
        upload=SimpleUploadedFile("Карточки № 1.txt", "Карточка первая".encode()),
        by=people.author,
    )
    return save_draft(submission, changes={**VALUES, **changes}, version=submission.version, by=people.author)


def test_one_check_publishes(people, client):
    submission = submit(offered(people), by=people.author)
    assert submission.state == Submission.State.CHECKING
    submission = accept(submission, by=people.methodologist)
    assert submission.state == Submission.State.PUBLISHED
    page = client.get(submission.page.url).content.decode()
    assert "Каждая &lt;пара&gt;" in page
    assert page.count("/fayl/") == 1
    assert "Орлова" in page


def test_nothing_is_public_before(people, client):
    from wagtail.documents import get_document_model

    submission = submit(offered(people), by=people.author)
    assert client.get(submission.page.url).status_code == 404
    assert not get_document_model().objects.exists()
    submission = return_for_revision(submission, by=people.methodologist, text="Добавьте ответы.")
    assert submission.state == Submission.State.RETURNED


@pytest.mark.parametrize(("field", "value"), [("title", ""), ("kind", "no-such-kind"), ("own_work", "")])
def test_what_is_wrong_is_named(people, field, value):
    with pytest.raises(IncompleteError) as caught:
        submit(offered(people, **{field: value}), by=people.author)
    assert [item.field for item in caught.value.missing] == [field]
