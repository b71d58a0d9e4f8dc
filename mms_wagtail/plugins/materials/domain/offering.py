"""A material's page out of what a teacher typed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.html import escape, linebreaks

from mms_wagtail.accounts.api import person_of
from mms_wagtail.attachments.api import publish_as_documents
from mms_wagtail.models import Kind
from mms_wagtail.plugins.materials.models import MaterialAuthor, MaterialFile, MaterialPage
from mms_wagtail.workflow.api import Submission, agreed_coauthors, cleaned_data


def build_page(submission: Submission, page: MaterialPage | None) -> MaterialPage:
    """Write the data of ``submission`` into ``page``, or into a new page. Saves nothing."""
    data = cleaned_data(submission)
    page = page or MaterialPage()
    page.title = submission.title or str(submission)
    page.annotation = data.get("annotation", "")
    page.kind = Kind.objects.filter(slug=data.get("kind", "")).first()
    text = data.get("text", "").strip()
    page.body = [("text", linebreaks(escape(text)))] if text else []
    for name in ("subjects", "levels", "audiences"):
        setattr(page, name, list(data.get(name, ())))
    page.licence = data.get("licence", "")
    page.organization = submission.organization
    page.year = timezone.localdate().year
    page.authors = _authors(submission)  # type: ignore[misc]
    return page


def _authors(submission: Submission) -> list[MaterialAuthor]:
    found = (
        [MaterialAuthor(sort_order=0, person=person_of(submission.submitter))] if submission.submitter else []
    )
    found += [
        MaterialAuthor(sort_order=place, name=coauthor.name[:150])
        for place, coauthor in enumerate(agreed_coauthors(submission), 1)
    ]
    return found


def add_files(submission: Submission, page: Any) -> None:
    """Make the files public: only now is it decided that the material is."""
    documents = publish_as_documents(submission.folder, owner=submission.submitter)
    page.files = [
        MaterialFile(sort_order=place, document=document) for place, document in enumerate(documents)
    ]
    page.authors = _authors(submission)
