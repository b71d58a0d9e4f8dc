"""What people do in the demo, each act by the verb that the portal itself calls."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail.attachments.api import attach
from mms_wagtail.demo.files import make_file
from mms_wagtail.demo.markdown import body_blocks
from mms_wagtail.plugins.practices.demo.cast import MAIL, Cast
from mms_wagtail.plugins.practices.demo.script import FIELDS, Script
from mms_wagtail.workflow.api import Submission, save_draft, start_submission
from mms_wagtail.workflow.domain.coauthors import add_coauthor, answer
from mms_wagtail.workflow.domain.reviewing import record_review
from mms_wagtail.workflow.models import Assignment

MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MAX_NAME = 80


def begin(script: Script, cast: Cast) -> Submission:
    """A draft with all that is typed, its files and co-authors."""
    from mms_wagtail.plugins.practices.plugin import PLUGIN

    author = cast[script.author]
    draft = start_submission(PLUGIN, submitter=author)
    draft = save_draft(draft, changes=script.values, version=draft.version, by=author)
    for values in script.files:
        attach(folder=draft.folder, upload=_file(script, values), by=author, label=values["title"])
    for values in script.coauthors:
        _invite(draft, cast[values["person"]], by=author)
    return draft


def answer_invitations(script: Script, submission: Submission, cast: Cast) -> None:
    """Co-authors who have made up their mind say so."""
    for values in script.coauthors:
        if values["answer"]:
            user = cast[values["person"]]
            invitation = submission.coauthors.get(email=user.email)
            answer(invitation, agrees=values["answer"] == "yes", user=user)


def give_review(submission: Submission, values: dict[str, Any], cast: Cast) -> None:
    """An expert gives the review of a script."""
    expert = cast[values["expert"]]
    assignment = submission.assignments.get(reviewer=expert, state=Assignment.State.OPEN)
    comments = values.get("comments", {})
    scores: dict[str, str] = {}
    for criterion, mark in zip(assignment.round.scheme["criteria"], values["marks"], strict=True):
        key = str(criterion["key"])
        scores |= {f"score-{key}": str(mark), f"comment-{key}": comments.get(key, "")}
    words = {name: values[name] for name in ("recommendation", "strengths", "advice")}
    record_review(assignment, typed={**scores, **words}, by=expert)


def _invite(submission: Submission, user: Any, *, by: Any) -> None:
    profile = user.mms_profile
    add_coauthor(
        submission,
        by=by,
        name=f"{user.last_name} {user.first_name} {profile.patronymic}".strip(),
        email=user.email or f"{user.username}@{MAIL}",
        position=profile.position,
        organization=profile.organization,
    )


def _file(script: Script, values: dict[str, str]) -> SimpleUploadedFile:
    """A hand-out with the steps and the advice of the practice."""
    text = "\n\n".join(
        f"## {heading}\n\n{script.values[name]}"
        for heading, name in FIELDS.items()
        if name in ("idea", "steps", "resources", "conditions")
    )
    content = make_file(
        values["format"], title=values["title"], subtitle=script.title, blocks=list(body_blocks(text))
    )
    name = f"{values['title'][:MAX_NAME].strip(' .«»')}.{values['format']}".replace("/", "-")
    return SimpleUploadedFile(name.replace(":", ","), content, content_type=MIME[values["format"]])
