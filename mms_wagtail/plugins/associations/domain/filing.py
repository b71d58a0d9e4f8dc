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


def add_minutes(meeting: Meeting, upload: Any, *, by: Any) -> None:
    """Make ``upload`` the minutes; the former file goes, unless something else refers to it.

    Raises
    ------
    ValidationError
        When the file is refused; see :func:`~mms_wagtail.domain.uploads.check_upload`.
    """
    name = _checked(upload)
    with transaction.atomic():
        current = _current(meeting)
        former = current.minutes
        current.minutes = _document(upload, name=name, title=_("Протокол. %s") % current, by=by)
        _touch(current, by)
        _forget(former)


@transaction.atomic
def drop_minutes(meeting: Meeting, *, by: Any) -> None:
    """Take the minutes away."""
    current = _current(meeting)
    former, current.minutes = current.minutes, None
    _touch(current, by)
    _forget(former)


def add_file(meeting: Meeting, upload: Any, *, title: str, by: Any) -> None:
    """Add a file beside the minutes.

    Raises
    ------
    ValidationError
        When the file is refused, or there are too many.
    """
    name = _checked(upload)
    with transaction.atomic():
        current = _current(meeting)
        count = MeetingFile.objects.filter(meeting_id=current.pk).count()
        if count >= MAX_FILES:
            raise ValidationError(_("Файлов уже %d: больше не поместится. Уберите лишний.") % count)
        document = _document(upload, name=name, title=title, by=by)
        MeetingFile.objects.create(meeting_id=current.pk, document=document, title=title, sort_order=count)
        _touch(current, by)


@transaction.atomic
def drop_file(meeting: Meeting, file_id: int, *, by: Any) -> None:
    """Take a file away; nothing happens when it is gone already."""
    current = _current(meeting)
    found = MeetingFile.objects.filter(meeting_id=current.pk, pk=file_id).select_related("document").first()
    if found is None:
        return
    document = found.document
    found.delete()
    _touch(current, by)
    _forget(document)


def _checked(upload: Any) -> str:
    """The name of a file that may be stored. Large ones take seconds, so no row is locked meanwhile."""
    # Colleagues have to read it, so what does not open is refused.
    return check_upload(upload, must_open=True)


def _current(meeting: Meeting) -> Meeting:
    """The meeting as it is now: what somebody saved during the upload must not be written back."""
    current: Meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    return current


def _document(upload: Any, *, name: str, title: str, by: Any) -> Any:
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
