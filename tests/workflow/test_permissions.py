"""Every cell of the table in docs/workflow.md is a request: the page and the code cannot drift apart."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from mms_wagtail.workflow.models import Submission
from tests.workflow.requests import ATTEMPTS, Attempt, editor_form
from tests.workflow.scene import ROLES, State, Work, make_works

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "docs" / "workflow.md"
GROUPS = {
    "any": State.values,
    "sent": [state for state in State.values if state != State.DRAFT],
    "public": [State.PUBLISHED],
    "hidden": [state for state in State.values if state not in (State.PUBLISHED, State.WITHDRAWN)],
}
LOGINS = ("/vhod/", "/admin/login/")


@dataclass(frozen=True)
class Cell:
    what: str
    state: str
    role: str
    expected: str

    def __str__(self) -> str:
        return f"{self.what} | {self.state} | {self.role}"


def table() -> list[list[str]]:
    """Rows of the last table of the page, without its head."""
    text = PAGE.read_text().split("## Who may see and do what")[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ]
    assert rows[0] == ["what", "state", *ROLES]
    return rows[2:]


def cells() -> list[Cell]:
    found = []
    for what, states, *outcomes in table():
        for state in GROUPS.get(states) or [state.strip() for state in states.split(",")]:
            found += [
                Cell(what, str(state), role, expected) for role, expected in zip(ROLES, outcomes, strict=True)
            ]
    return found


class Scene:
    """The works, and what a request to one of them comes to."""

    def __init__(self, people: dict[str, Any], works: dict[str, Work]) -> None:
        self.people, self.works = people, works
        self.cookies = {role: self._log_in(role) for role in ROLES}

    def _log_in(self, role: str) -> str:
        client = Client()
        if user := self.people[role]:
            client.force_login(user)
        return client.cookies.output(header="", sep=";")

    def client(self, role: str) -> Client:
        client = Client()
        client.cookies.load(self.cookies[role])
        return client

    def outcome(self, attempt: Attempt, work: Work, role: str) -> str:
        with transaction.atomic():
            client = self.client(role)
            answer = attempt.send(client, work)
            said = classify(answer, attempt.done and attempt.done(work))
            transaction.set_rollback(True)
        return said


def classify(answer: Any, done: bool | None) -> str:
    """The word of the table for an answer."""
    assert answer.status_code < 500
    if answer.status_code in (404, 410):
        assert not done
        return str(answer.status_code)
    if answer.status_code == 302 and answer["Location"].startswith(LOGINS):
        assert not done
        return "login"
    if done is not None:
        return "yes" if done else "told"
    return "yes" if answer.status_code == 200 else "told"


@pytest.fixture(scope="module")
def scene(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """Built once; every request to it is taken back. Nothing is committed, so nothing is indexed."""
    from django.conf import settings
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("scene")
    options = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": folder / "private", "INDEX_DIR": folder / "index"}
    cache.clear()
    with django_db_blocker.unblock(), override_settings(MMS_WAGTAIL=options), transaction.atomic():
        yield Scene(*make_works())
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture(autouse=True)
def search_index() -> None:
    """Nothing is searched here."""


@pytest.mark.parametrize("cell", cells(), ids=str)
def test_cell(scene: Scene, cell: Cell) -> None:
    assert scene.outcome(ATTEMPTS[cell.what], scene.works[cell.state], cell.role) == cell.expected


def test_every_attempt_is_in_the_table_and_every_state_in_some_row() -> None:
    assert {row[0] for row in table()} == set(ATTEMPTS)
    assert {cell.state for cell in cells()} == set(State.values)
    assert {cell.expected for cell in cells()} == {"yes", "told", "404", "410", "login"}


def test_every_address_of_submissions_is_in_the_table() -> None:
    """A view that nobody wrote into the table has no test: it must not come about unnoticed."""
    from mms_wagtail.workflow.urls import urlpatterns

    source = (Path(__file__).parent / "requests.py").read_text()
    used = set(re.findall(r'(?:\{CABINET\}:|cabinet\(")([\w-]+)', source)) | {"act"}
    assert {pattern.name for pattern in urlpatterns} <= used


GUESSES = (
    "submission",
    "check",
    "preview",
    "step",
    "file",
    "file-preview",
    "review",
    "review-file",
    "give-back",
)


@pytest.mark.parametrize("role", ROLES)
def test_made_up_numbers_lead_nowhere(scene: Scene, role: str) -> None:
    """Unknown uuids, keys and words: 404 for everybody who is let in at all, the login for others."""
    client, key = scene.client(role), uuid.uuid4()
    more: dict[str, list[Any]] = {"step": ["problema"]}
    for name in GUESSES:
        arguments = [key, *more.get(name, [1] if "file" in name else [])]
        answer = client.get(reverse(f"mms_workflow:{name}", args=arguments))
        assert classify(answer, None) == ("login" if role == "visitor" else "404"), name
    for address in (
        reverse("mms_workflow:coauthor", args=["x" * 32]),
        reverse("mms_certificates:certificate", args=["x" * 32]),
        reverse("mms_practices:file", args=[999_999, 1, "x.pdf"]),
        "/zayavki/1/",
        "/ekspertiza/1/",
        f"/zayavki/{key}/fayl/../../1/",
    ):
        assert client.get(address).status_code == 404, address
    for address in (
        "/admin/zayavki/999999/fayl/1/",
        "/admin/zayavki/inspect/999999/",
        "/admin/pages/999999/",
    ):
        expected = "404" if role in ("methodologist", "head") else "login"
        assert classify(client.get(address), None) == expected, address


def test_files_of_one_work_are_not_found_in_another(scene: Scene) -> None:
    """The file's number alone opens nothing: it must be of that very work."""
    draft, other = scene.works["draft"], scene.works["checking"]
    author, expert = scene.client("author"), scene.client("expert")
    assert (
        author.get(reverse("mms_workflow:file", args=[draft.submission.uuid, other.file])).status_code == 404
    )
    review = scene.works["reviewing"].assignment
    assert expert.get(reverse("mms_workflow:review-file", args=[review.uuid, draft.file])).status_code == 404
    methodologist = scene.client("methodologist")
    address = reverse("mms_submission_file", args=[other.submission.pk, draft.file])
    assert methodologist.get(address).status_code == 404
    published = scene.works["published"]
    address = reverse("mms_practices:file", args=[published.page.pk, draft.file, "x.pdf"])
    assert scene.client("visitor").get(address).status_code == 404


def test_the_editors_own_button_does_not_publish_either(scene: Scene) -> None:
    """In the step of the check methodologists may edit; «Опубликовать» keeps the words and says why."""
    work = scene.works["checking"]
    client = scene.client("methodologist")
    editor = reverse("wagtailadmin_pages:edit", args=[work.page.pk])
    form = editor_form(client, editor)
    answer = client.post(editor, {**form, "title": "Мимо экспертов", "action-publish": "1"})
    assert answer.status_code == 302
    page = work.page.specific_class.objects.get(pk=work.page.pk)
    assert not page.live
    assert page.get_latest_revision_as_object().title == "Мимо экспертов"


def test_publishing_the_section_with_all_below_it_publishes_no_work_in_review(scene: Scene) -> None:
    section = scene.works["checking"].page.get_parent()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = scene.client("head").post(
        f"{address}?id={section.pk}&next=/admin/", {"include_descendants": "on"}
    )
    assert answer.status_code == 302
    assert (
        not section.get_children()
        .live()
        .exclude(pk__in=[scene.works[state].page.pk for state in ("published", "withdrawn")])
    )


def test_a_blind_expert_reads_no_name(scene: Scene) -> None:
    work = scene.works["reviewing"]
    client = scene.client("expert")
    html = client.get(reverse("mms_workflow:review", args=[work.assignment.uuid])).content.decode()
    for secret in ("Берёзовская", "Иволгина", "Липовская", "Шаги.pdf", work.submission.submitter_name):
        assert secret not in html, secret
    download = client.get(reverse("mms_workflow:review-file", args=[work.assignment.uuid, work.file]))
    assert "Иванова".encode("utf-16-be") not in b"".join(download.streaming_content)


def test_the_author_reads_no_internal_note_and_no_expert(scene: Scene) -> None:
    html = (
        scene.client("author")
        .get(reverse("mms_workflow:submission", args=[scene.works["published"].submission.uuid]))
        .content.decode()
    )
    for secret in ("third", "other expert"):
        assert secret not in html


def test_lists_show_only_ones_own(scene: Scene) -> None:
    for role, count in {"author": len(State.values), "co-author": 0, "stranger": 0, "head": 0}.items():
        answer = scene.client(role).get(reverse("mms_workflow:submissions"))
        assert len(answer.context["submissions"]) == count
    draft = Submission.objects.get(state=State.DRAFT)
    for role in ("methodologist", "head"):
        assert draft.title not in scene.client(role).get(reverse("mms_submissions:index")).content.decode()
