"""A practice's page out of what was typed."""

from __future__ import annotations

from typing import Any

from mms_wagtail.accounts.api import may_publish, person_of, profile_of
from mms_wagtail.plugins.practices.models import PracticeAuthor, PracticePage
from mms_wagtail.workflow.api import Submission, agreed_coauthors, cleaned_data

TEXTS = (
    "summary", "problem", "idea", "steps", "resources", "results", "evidence", "risks", "conditions",
    "sources",
)  # fmt: skip
TERMS = ("subjects", "levels", "audiences")


def build_page(submission: Submission, page: PracticePage | None) -> PracticePage:
    """Write the data of ``submission`` into ``page``, or into a new page. Saves nothing.

    What is not valid yet is left empty, so that a draft can be shown as the page it will be.
    """
    data = cleaned_data(submission)
    page = page or PracticePage()
    page.title = submission.title or str(submission)
    page.practice_type = data.get("practice_type") or page.practice_type
    page.licence = data.get("licence", "")
    for name in TEXTS:
        setattr(page, name, data.get(name, ""))
    for name in TERMS:
        setattr(page, name, list(data.get(name, ())))
    page.grade_from, page.grade_to = data.get("grade_from"), data.get("grade_to")
    page.organization = submission.organization
    profile = profile_of(submission.submitter) if submission.submitter else None
    page.place = profile.workplace if profile and not submission.organization else ""
    page.folder = submission.folder
    page.edition = submission.edition
    name_authors(submission, page)
    return page


def submitter_of(submission: Submission) -> list[PracticeAuthor]:
    """The submitter as they allow it to be published; nobody without consent to the name."""
    user = submission.submitter
    allowed = may_publish(user) if user is not None else frozenset()
    if "name" not in allowed:
        return []
    profile = profile_of(user)
    return [
        PracticeAuthor(
            sort_order=0,
            name=submission.submitter_name,
            position=profile.position if profile and "position" in allowed else "",
            place=profile.workplace if profile and "organization" in allowed else "",
            person=person_of(user),
            user=user,
            is_submitter=True,
        )
    ]


def authors_of(submission: Submission) -> list[PracticeAuthor]:
    """The submitter and the co-authors who agreed, in their order."""
    found = submitter_of(submission)
    for place, coauthor in enumerate(agreed_coauthors(submission), 1):
        found.append(
            PracticeAuthor(
                sort_order=place,
                name=coauthor.name,
                position=coauthor.position,
                place=coauthor.place,
                user=coauthor.user,
            )
        )
    return found


def refresh_authors(submission: Submission, page: PracticePage) -> None:
    """Name the co-authors who agreed by the day of the decision."""
    name_authors(submission, page)


def name_authors(submission: Submission, page: Any) -> None:
    """Write :func:`authors_of` into ``page``. Who is named already keeps the row."""
    rows = {(author.user_id, author.name): author.pk for author in page.authors.all()}
    named = authors_of(submission)
    for author in named:
        author.pk = rows.get((author.user_id, author.name))
    page.authors = named  # type: ignore[misc]


def submit_practice(*, values: dict[str, Any], submitter: Any, folder: Any = None) -> Submission:
    """Offer a practice whose data are at hand, as imports and the demo do; what a person does in the form
    in steps goes the same way.

    Raises
    ------
    IncompleteError
        With all that is missing.
    """
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import save_draft, start_submission, submit

    submission = start_submission(PLUGIN, submitter=submitter)
    if folder is not None:
        submission.folder = folder
        submission.save(update_fields=["folder"])
    submission = save_draft(submission, changes=values, version=submission.version, by=submitter)
    return submit(submission, by=submitter)
