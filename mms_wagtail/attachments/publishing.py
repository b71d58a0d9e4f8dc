"""Makes the files of an accepted submission public."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from wagtail.documents import get_document_model

from mms_wagtail.attachments.models import Attachment
from mms_wagtail.domain.files import record_file_info
from mms_wagtail.domain.groups import portal_collection
from mms_wagtail.models import FileInfo


def publish_as_documents(folder: UUID, *, owner: Any) -> list[Any]:
    """Copy a folder's files into Wagtail's documents, in their order.

    A file that has its document already keeps it: a second call returns the same documents.

    Parameters
    ----------
    owner:
        User that the documents belong to, or None.

    Side effects: documents in the portal's collection, with facts about their files and the names
    that the files were uploaded with.

    Raises
    ------
    OSError
        When a file is missing or the disk is full; then nothing is published.
    """
    made: list[Any] = []
    try:
        with transaction.atomic():
            # Locked, so that two decisions at once make one document (SQLite locks the whole transaction).
            items = Attachment.objects.select_for_update(of=("self",)).filter(folder=folder)
            return [
                item.document or _publish(item, owner, made)
                for item in items.select_related("document").order_by("order", "pk")
            ]
    except BaseException:
        # Rows are rolled back; their files on the disk are not.
        for document in made:
            document.file.storage.delete(document.file.name)
        raise


def _publish(item: Attachment, owner: Any, made: list[Any]) -> Any:
    model = get_document_model()
    title = item.label or PurePosixPath(item.original_name).stem
    with item.open() as stream:
        document = model(
            title=title[:255],
            collection=portal_collection(),
            uploaded_by_user=owner,
            file=File(stream, name=item.original_name),
        )
        document._set_document_file_metadata()
        document.save()
    made.append(document)
    if not FileInfo.objects.filter(document=document).exists():
        record_file_info(document)
    FileInfo.objects.filter(document=document).update(original_name=item.original_name)
    item.document = document
    item.save(update_fields=["document"])
    return document
