"""Files of a folder: attached, ordered, copied, published, deleted."""

from __future__ import annotations

import errno
import hashlib
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.documents import get_document_model

from mms_wagtail.attachments import api, storage
from mms_wagtail.domain.groups import portal_collection
from tests.attachments import make
from tests.attachments.conftest import stored


def names(folder: uuid.UUID) -> list[tuple[int, str]]:
    return [(item.order, item.original_name) for item in api.attachments_of(folder)]


def test_a_file_is_attached_with_its_facts(attach, author, folder, private_dir):
    content = make.pdf()
    item = attach("Урок № 1 «Лес».pdf", content, role="plan", label="Конспект")
    item.refresh_from_db()
    assert (item.original_name, item.role, item.label, item.order) == (
        "Урок № 1 «Лес».pdf",
        "plan",
        "Конспект",
        1,
    )
    assert (item.size, item.sha256, item.mime) == (
        len(content),
        hashlib.sha256(content).hexdigest(),
        "application/pdf",
    )
    assert (item.pages > 0, item.uploaded_by, item.format) == (True, author, "PDF")
    assert [path.read_bytes() for path in stored(private_dir)] == [content]
    assert stored(private_dir)[0].stat().st_mode & 0o777 == 0o600


def test_a_refused_file_leaves_nothing(attach, folder, private_dir):
    with pytest.raises(ValidationError, match=r"Файл «урок.pdf.exe» не принят"):
        attach("урок.pdf.exe", b"MZ")
    assert (api.attachments_of(folder), stored(private_dir)) == ([], [])


def test_the_same_file_is_attached_once(attach, folder):
    first = attach("план.txt", "а".encode())
    assert attach("план.txt", "а".encode()) == first
    attach("план.txt", "б".encode())
    attach("другой.txt", "а".encode())
    assert names(folder) == [(1, "план.txt"), (2, "план.txt"), (3, "другой.txt")]


def test_a_folder_has_limits(attach, settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "MAX_ATTACHMENTS": 2, "MAX_ATTACHMENTS_SIZE": 10}
    attach("1.txt", b"123456")
    with pytest.raises(ValidationError, match=r"«2.txt» не принят. Все файлы вместе"):
        attach("2.txt", b"12345")
    attach("3.txt", b"1")
    with pytest.raises(ValidationError, match=r"«4.txt» не принят. Можно приложить не больше 2 файлов"):
        attach("4.txt", b"1")


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "закончилось место"), (errno.EACCES, "не смог его записать")]
)
def test_a_disk_that_refuses_is_an_answer(attach, folder, private_dir, monkeypatch, number, words):
    def full(descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(ValidationError, match=words):
        attach("план.txt", b"1")
    assert (api.attachments_of(folder), stored(private_dir)) == ([], [])


def test_many_files_are_attached_one_by_one(author, folder):
    uploads = [SimpleUploadedFile(name, b"text") for name in ("1.txt", "2.exe", "3.txt")]
    attached, errors = api.attach_all(folder=folder, uploads=uploads, by=author)
    assert [item.original_name for item in attached] == ["1.txt", "3.txt"]
    assert [error[:26] for error in errors] == ["Файл «2.exe» не принят. Фа"]


def test_files_are_ordered_and_removed(
    attach, author, folder, private_dir, django_capture_on_commit_callbacks
):
    one, two, three = (attach(f"{number}.txt", str(number).encode()) for number in (1, 2, 3))
    api.reorder(folder, order=[three.pk, 10**9, one.pk])
    assert names(folder) == [(1, "3.txt"), (2, "1.txt"), (3, "2.txt")]
    api.move(two, steps=-1)
    api.move(three, steps=-5)
    assert names(folder) == [(1, "3.txt"), (2, "2.txt"), (3, "1.txt")]
    with django_capture_on_commit_callbacks(execute=True):
        api.remove(three, by=author)
    assert (names(folder), len(stored(private_dir))) == ([(1, "2.txt"), (2, "1.txt")], 2)
    with django_capture_on_commit_callbacks(execute=True):
        assert api.delete_folder(folder) == 2
    assert (names(folder), stored(private_dir)) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_a_removal_that_is_rolled_back_keeps_the_file(folder, private_dir, django_user_model):
    user = django_user_model.objects.create_user("author")
    item = api.attach(folder=folder, upload=SimpleUploadedFile("план.txt", b"1"), by=user)

    def remove_and_fail() -> None:
        with transaction.atomic():
            api.remove(item, by=user)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        remove_and_fail()
    assert api.attachments_of(folder)[0].open().read() == b"1"


def test_a_file_is_renamed_and_labelled(attach):
    item = attach("план.txt", b"1")
    assert api.rename(item, name="Новый: план.txt").original_name == "Новый_ план.txt"
    assert api.rename(item, name="урок.exe").original_name == "урок.exe.txt"
    assert api.rename(item, name="../").original_name == "Файл.txt"
    assert api.set_label(item, label=" Ход\x00  \n урока ").label == "Ход урока"


def test_a_copied_folder_is_its_own(attach, head, folder, private_dir, django_capture_on_commit_callbacks):
    attach("1.txt", b"1")
    document = api.publish_as_documents(folder, owner=head)[0]
    attach("2.txt", b"2", role="plan")
    target = uuid.uuid4()
    copies = api.copy_folder(folder, target)
    assert names(target) == names(folder)
    assert [(item.role, item.document) for item in api.attachments_of(target)] == [
        ("", document),
        ("plan", None),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        api.delete_folder(folder)
    assert [item.open().read() for item in copies] == [b"1", b"2"]


def test_a_copy_of_a_missing_file_leaves_nothing(attach, folder, private_dir):
    attach("1.txt", b"1")
    item = attach("2.txt", b"2")
    item.file.storage.delete(item.file.name)
    target = uuid.uuid4()
    with pytest.raises(FileNotFoundError):
        api.copy_folder(folder, target)
    assert (api.attachments_of(target), len(stored(private_dir))) == ([], 1)


def test_the_digest_sees_names_order_and_content(attach, folder):
    digests = {api.digest_of(folder)}
    one, two = attach("1.txt", b"1"), attach("2.txt", b"2")
    digests.add(before := api.digest_of(folder))
    api.reorder(folder, order=[two.pk, one.pk])
    digests.add(api.digest_of(folder))
    api.rename(one, name="3")
    digests.add(api.digest_of(folder))
    assert len(digests) == 4
    api.rename(one, name="1")
    api.reorder(folder, order=[one.pk, two.pk])
    assert api.digest_of(folder) == before


def test_files_are_published_once(attach, head, folder):
    content = make.pdf()
    attach("Урок № 1 «Лес».pdf", content, label="Конспект урока")
    attach("план.txt", b"1")
    documents = api.publish_as_documents(folder, owner=head)
    assert api.publish_as_documents(folder, owner=head) == documents
    assert get_document_model().objects.count() == 2
    first = documents[0]
    assert (first.title, first.collection, first.uploaded_by_user) == (
        "Конспект урока",
        portal_collection(),
        head,
    )
    assert (first.mms_file_info.original_name, first.mms_file_info.size) == (
        "Урок № 1 «Лес».pdf",
        len(content),
    )
    assert (first.mms_file_info.pages > 0, first.file.read(), documents[1].title) == (True, content, "план")


def test_a_publication_that_fails_leaves_no_files(attach, head, folder, settings):
    attach("1.txt", b"1")
    item = attach("2.txt", b"2")
    item.file.storage.delete(item.file.name)
    with pytest.raises(FileNotFoundError):
        api.publish_as_documents(folder, owner=head)
    assert get_document_model().objects.count() == 0
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("count", [1, 15])
def test_a_list_is_one_query(attach, folder, count, django_assert_num_queries):
    for number in range(count):
        attach(f"{number}.txt", str(number).encode())
    with django_assert_num_queries(1):
        rows = api.file_rows(folder, url_of=lambda item: f"/{item.pk}", anonymous=True)
    assert [row.name for row in rows] == [f"Файл {number}.txt" for number in range(1, count + 1)]


def test_a_deleted_account_leaves_the_files(attach, author, folder):
    attach("1.txt", b"1")
    author.delete()
    assert [item.uploaded_by for item in api.attachments_of(folder)] == [None]
