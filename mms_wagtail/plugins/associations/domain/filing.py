"""Files of meetings: minutes and what was shown there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from mms_wagtail.domain.groups import portal_collection
from mms_wagtail.domain.uploads import check_upload
from mms_wagtail.plugins.associations.models import Meeting, MeetingFile

MAX_FILES = 20


@transaction.atomic
def add_minutes(meeting: Meeting, upload: Any, *, by: Any) -> None:
    """Make ``upload`` the minutes; the former file goes, unless something else refers to it.

    Raises
    ------
    ValidationError
        When the file is refused; see :func:`~mms_wagtail.domain.uploads.check_upload`.
    """
    former = meeting.minutes
    meeting.minutes = _document(upload, title=_("Протокол. %s") % meeting, by=by)
    _touch(meeting, by)
    _forget(former)


@transaction.atomic
def drop_minutes(meeting: Meeting, *, by: Any) -> None:
    """Take the minutes away."""
    former, meeting.minutes = meeting.minutes, None
    _touch(meeting, by)
    _forget(former)


@transaction.atomic
def add_file(meeting: Meeting, upload: Any, *, title: str, by: Any) -> None:
    """Add a file beside the minutes.

    Raises
    ------
    ValidationError
        When the file is refused, or there are too many.
    """
    count = MeetingFile.objects.filter(meeting_id=meeting.pk).count()
    if count >= MAX_FILES:
        raise ValidationError(_("Файлов уже %d: больше не поместится. Уберите лишний.") % count)
    document = _document(upload, title=title, by=by)
    MeetingFile.objects.create(meeting_id=meeting.pk, document=document, title=title, sort_order=count)
    _touch(meeting, by)


@transaction.atomic
def drop_file(meeting: Meeting, file_id: int, *, by: Any) -> None:
    """Take a file away; nothing happens when it is gone already."""
    found = MeetingFile.objects.filter(meeting_id=meeting.pk, pk=file_id).select_related("document").first()
    if found is None:
        return
    document = found.document
    found.delete()
    _touch(meeting, by)
    _forget(document)


def _document(upload: Any, *, title: str, by: Any) -> Any:
    # Colleagues have to read it, so what does not open is refused.
    name = check_upload(upload, must_open=True)
    upload.name = name
    document = get_document_model()(
        title=(title or name.rpartition(".")[0] or name)[:255],
        file=upload,
        collection=portal_collection(),
        uploaded_by_user=by,
    )
    document.file_size = upload.size
    document._set_document_file_metadata()
    document.save()
    return document


def _touch(meeting: Meeting, by: Any) -> None:
    meeting.version += 1
    meeting.save()
    log(instance=meeting, action="wagtail.edit", user=by)


def _forget(document: Any) -> None:
    """Delete a file that nothing shows any more: minutes that were taken back must not stay readable."""
    if document is not None and not ReferenceIndex.get_references_to(document).exists():
        document.delete()
