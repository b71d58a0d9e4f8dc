"""Uploaded files: what is refused, and in which words."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail.domain.uploads import check_upload


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return stream.getvalue()


GOOD = {
    "план.pdf": b"%PDF-1.7\n...",
    "с мусором.pdf": b"\r\n\r\n%PDF-1.4",
    "конспект.docx": zipped(),
    "старый.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "заметки.txt": "Заметки".encode("cp1251"),
    "фото.JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 100,
}
BAD = {
    ("пусто.pdf", b""): "Файл «пусто.pdf» пустой",
    ("картинка.pdf", b"\x89PNG\r\n\x1a\n"): "Содержимое файла не похоже на «.pdf»",
    ("текст.docx", b"plain words"): "Содержимое файла не похоже на «.docx»",
    ("новый.doc", zipped()): "Содержимое файла не похоже на «.doc»",
    ("страница.txt", b"  <!DOCTYPE html><script>"): "Содержимое файла не похоже на «.txt»",
    ("картинка.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100): "Содержимое файла не похоже на «.txt»",
    ("программа.exe", b"MZ"): "Файлы «.exe» не принимаются. Сохраните файл в одном из форматов: pdf, docx",
    ("безымянный", b"words"): "Файлы «.без расширения» не принимаются",
    ("двойной.pdf.html", b"%PDF-1.4"): "Файлы «.html» не принимаются",
}


@pytest.mark.parametrize("name", GOOD)
def test_good_files_pass(name):
    upload = SimpleUploadedFile(name, GOOD[name])
    check_upload(upload)
    assert upload.read() == GOOD[name]


@pytest.mark.parametrize(("name", "content"), BAD)
def test_bad_files_are_refused_with_the_cure(name, content):
    with pytest.raises(ValidationError) as caught:
        check_upload(SimpleUploadedFile(name, content))
    assert BAD[name, content] in caught.value.messages[0]


def test_too_large_files_are_refused(settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "MAX_FILE_SIZE": 4}
    with pytest.raises(ValidationError, match="можно не больше 4"):
        check_upload(SimpleUploadedFile("план.pdf", b"%PDF-1.7"))
