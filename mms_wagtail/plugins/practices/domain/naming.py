"""Names under practices follow the consent of their owner (152-FZ, art. 10.1)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from mms_wagtail.plugins.practices.domain.building import submitter_of
from mms_wagtail.plugins.practices.models import PracticeAuthor, PracticePage
from mms_wagtail.workflow.api import Submission


@transaction.atomic
def follow_consent(sender: Any, *, user: Any, allowed: frozenset[str], **kwargs: Any) -> None:
    """Receiver of ``publication_changed``: name the submitter as far as it is allowed now, on the pages
    and in their earlier editions. An earlier edition that lost a name does not get it back.

    Co-authors agreed by a letter for this one work, and certificates are a register: both stay.
    """
    mine = Submission.objects.filter(submitter=user).exclude(page=None).select_related("organization")
    pages = PracticePage.objects.in_bulk(mine.values_list("page_id", flat=True))
    for submission in mine:
        if page := pages.get(submission.page_id):
            _name(page, submission, is_named="name" in allowed)


def _name(page: PracticePage, submission: Submission, *, is_named: bool) -> None:
    PracticeAuthor.objects.filter(page_id=page.pk, is_submitter=True).delete()
    for author in submitter_of(submission):
        author.page = page
        author.save()
    if not is_named:
        for edition in page.editions.all():
            authors = edition.content.get("authors", [])
            edition.content["authors"] = [author for author in authors if not author.get("is_submitter")]
            edition.save(update_fields=["content"])
    if not page.has_unpublished_changes:
        # What an editor opens next must not bring the name back. A draft is named anew when it is decided on.
        fresh = PracticePage.objects.get(pk=page.pk)
        fresh.save_revision(changed=False, clean=False)
