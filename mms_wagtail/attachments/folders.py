"""Verbs on the files of a folder."""

from __future__ import annotations

import errno
import hashlib
import logging
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from mms_wagtail.attachments.filetypes import mime_of
from mms_wagtail.attachments.models import Attachment
from mms_wagtail.attachments.storage import private_storage, write_file
from mms_wagtail.conf import get_settings
from mms_wagtail.domain.filecheck.names import MAX_NAME, clean_name, extension_of
from mms_wagtail.domain.page_counts import UnreadableFileError, count_pages
from mms_wagtail.domain.uploads import check_upload

logger = logging.getLogger(__name__)

NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


def attachments_of(folder: UUID) -> list[Attachment]:
    """The folder's files in their order, in one query."""
    return list(Attachment.objects.filter(folder=folder).order_by("order", "pk"))


def attach(*, folder: UUID, upload: Any, by: Any, role: str = "", label: str = "") -> Attachment:
    """Check a file and put it at the end of a folder.

    The same file under the same name is attached once: sending a form again does no harm.

    Parameters
    ----------
    upload:
        Django's ``UploadedFile``.
    by:
        The user; their right to do so is the caller's to check.
    role, label:
        What the file is, for programs («plan») and for people («Конспект урока»).

    Raises
    ------
    ValidationError
        With a sentence for the person: the file is refused, the folder is full, or the disk is.
        Nothing is stored then.
    """
    name = check_upload(upload, must_open=True)
    known = attachments_of(folder)
    if found := _same(known, upload, name):
        return found
    _check_room(known, upload.size, name)
    try:
        written = write_file(upload.chunks(), extension=extension_of(name))
    except OSError as error:
        raise _disk_refuses(name, error) from error
    try:
        pages = _count_pages(upload, extension_of(name))
        with transaction.atomic():
            return Attachment.objects.create(
                folder=folder,
                file=written.name,
                original_name=name,
                label=_one_line(label),
                role=role,
                order=max((item.order for item in known), default=0) + 1,
                size=written.size,
                sha256=written.sha256,
                mime=mime_of(extension_of(name)),
                pages=pages,
                uploaded_by=by,
            )
    except BaseException:
        private_storage().delete(written.name)
        raise


def attach_all(
    *, folder: UUID, uploads: Iterable[Any], by: Any, role: str = ""
) -> tuple[list[Attachment], list[str]]:
    """Attach what can be attached.

    Returns
    -------
    The attached files, and a sentence for each of those that were refused.
    """
    attached, errors = [], []
    for upload in uploads:
        try:
            attached.append(attach(folder=folder, upload=upload, by=by, role=role))
        except ValidationError as error:
            errors += error.messages
    return attached, errors


@transaction.atomic
def remove(attachment: Attachment, *, by: Any) -> None:
    """Delete a file. Its published copy, if there is one, stays. The disk is freed at commit."""
    logger.info(
        "Attachment %s of folder %s is removed by user %s",
        attachment.pk,
        attachment.folder,
        getattr(by, "pk", None),
    )
    _forget([attachment])
    _number(attachments_of(attachment.folder))


@transaction.atomic
def delete_folder(folder: UUID) -> int:
    """Delete all files of a folder; returns how many there were. Published copies stay."""
    found = attachments_of(folder)
    _forget(found)
    return len(found)


@transaction.atomic
def reorder(folder: UUID, *, order: Sequence[int]) -> list[Attachment]:
    """Put the files into the order of the given primary keys.

    Unknown keys are passed over and files that are not named keep their order behind the named ones, because
    a list from another tab may be older than the folder.
    """
    place = {key: number for number, key in enumerate(order)}
    found = sorted(attachments_of(folder), key=lambda item: (place.get(item.pk, len(place)), item.order))
    return _number(found)


def move(attachment: Attachment, *, steps: int) -> list[Attachment]:
    """Move a file up (negative) or down within its folder, as far as there is room."""
    keys = [item.pk for item in attachments_of(attachment.folder)]
    if attachment.pk in keys:
        place = keys.index(attachment.pk)
        keys.insert(min(max(place + steps, 0), len(keys)), keys.pop(place))
    return reorder(attachment.folder, order=keys)


def rename(attachment: Attachment, *, name: str) -> Attachment:
    """Give another name; the extension stays. A public copy is made anew at the next publication."""
    extension = attachment.extension
    stem = clean_name(f"{name}.{extension}").removesuffix(f".{extension}")
    if stem.lower().endswith(f".{extension}"):
        stem = stem[: -len(extension) - 1]
    renamed = f"{stem[: MAX_NAME - len(extension) - 1]}.{extension}"
    if renamed != attachment.original_name:
        attachment.original_name, attachment.document = renamed, None
        attachment.save(update_fields=["original_name", "document"])
    return attachment


def set_label(attachment: Attachment, *, label: str) -> Attachment:
    """Say what the file is; cut to 200 characters."""
    attachment.label = _one_line(label)
    attachment.save(update_fields=["label"])
    return attachment


def copy_folder(source: UUID, target: UUID) -> list[Attachment]:
    """Copy all files behind those of ``target``, as a new version of a submission needs it.

    A copy of a published file knows its public copy, which therefore is not made twice.

    Raises
    ------
    OSError
        When a file is missing or the disk is full. The files that were copied are removed again.
    """
    start = len(attachments_of(target))
    copies: list[Attachment] = []
    try:
        with transaction.atomic():
            for number, item in enumerate(attachments_of(source), start=start + 1):
                with item.open() as stream:
                    written = write_file(stream.chunks(), extension=item.extension)
                item.pk, item._state.adding = None, True
                item.folder, item.order, item.file = target, number, written.name
                copies.append(item)
                item.save()
    except BaseException:
        for item in copies:
            private_storage().delete(str(item.file.name))
        raise
    return copies


def digest_of(folder: UUID) -> str:
    """SHA-256 (hex) over names and contents in their order: another name, order or byte is another digest."""
    digest = hashlib.sha256()
    for item in attachments_of(folder):
        name = item.original_name.encode()
        digest.update(len(name).to_bytes(4, "big") + name + bytes.fromhex(item.sha256))
    return digest.hexdigest()


def _one_line(text: str) -> str:
    """Without line breaks and control characters, which PostgreSQL in part refuses to store."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())[:200]


def _same(known: list[Attachment], upload: Any, name: str) -> Attachment | None:
    candidates = [item for item in known if item.original_name == name and item.size == upload.size]
    if not candidates:
        return None
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return next((item for item in candidates if item.sha256 == digest.hexdigest()), None)


def _check_room(known: list[Attachment], size: int, name: str) -> None:
    settings = get_settings()
    if len(known) >= settings.max_attachments:
        message = _(
            "Файл «%(name)s» не принят. Можно приложить не больше %(limit)d файлов. "
            "Удалите ненужный или сложите несколько в один архив zip."
        )
        raise ValidationError(message % {"name": name, "limit": settings.max_attachments}, code="too_many")
    limit = settings.max_attachments_size
    if sum(item.size for item in known) + size > limit:
        message = _(
            "Файл «%(name)s» не принят. Все файлы вместе могут занимать не больше %(limit)s. "
            "Удалите ненужный или уменьшите картинки в нём."
        )
        raise ValidationError(message % {"name": name, "limit": filesizeformat(limit)}, code="too_large")


def _disk_refuses(name: str, error: OSError) -> ValidationError:
    logger.error("Attachment cannot be stored below PRIVATE_DIR: %s", error)
    if error.errno in NO_SPACE:
        message = _(
            "Файл «%s» не сохранён: на сервере закончилось место. Остальное, что вы ввели, не пропало. "
            "Сообщите об этом методической службе и приложите файл позже."
        )
    else:
        message = _(
            "Файл «%s» не сохранён: сервер не смог его записать. Остальное, что вы ввели, не пропало. "
            "Попробуйте ещё раз; если не поможет, сообщите методической службе."
        )
    return ValidationError(message % name, code="disk")


def _count_pages(upload: Any, extension: str) -> int:
    upload.seek(0)
    try:
        return count_pages(upload, extension=f".{extension}")
    except UnreadableFileError:
        return 0


def _forget(items: list[Attachment]) -> None:
    """Delete rows now and files at commit: what is rolled back must still have its file."""
    names = [str(item.file.name) for item in items]
    Attachment.objects.filter(pk__in=[item.pk for item in items]).delete()
    for name in names:
        # Robust: a file that cannot be deleted is left to mms_clean_attachments.
        transaction.on_commit(partial(private_storage().delete, name), robust=True)


def _number(items: list[Attachment]) -> list[Attachment]:
    changed = []
    for number, item in enumerate(items, start=1):
        if item.order != number:
            item.order = number
            changed.append(item)
    Attachment.objects.bulk_update(changed, ["order"])
    return items
