"""Uploaded files: what is refused, and in which words."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail.domain.filecheck.names import clean_name
from mms_wagtail.domain.uploads import check_upload
from tests.attachments import make

PPT_VBA = bytes.fromhex("1f00ff0314000000020000040c00000001000000")
MACRO_FREE_PPT = make.ole({"PowerPoint Document": PPT_VBA + struct.pack("<II", 0, 2)})
SHEET = struct.pack("<IBB", 0, 0, 0) + b"\x04\x00List"
DOCX = make.word()
GOOD = {
    "план.pdf": b"%PDF-1.7\n...",
    "с мусором.pdf": b"\r\n\r\n%PDF-1.4",
    "урок.exe.pdf": make.pdf(),
    "УРОК.PDF": make.pdf(),
    "конспект.docx": DOCX,
    "баллы.xlsx": make.sheet(),
    "текст.odt": make.odt(**{"Basic__Standard__script-lb.xml": b"<library/>"}),
    "старый.doc": make.doc(),
    "старый.xls": make.xls((0x85, SHEET)),
    "старый.ppt": MACRO_FREE_PPT,
    "заметки.txt": "Заметки <b> о тегах".encode("cp1251"),
    "заметки16.txt": "Заметки".encode("utf-16"),
    "фото.JPEG": make.jpeg(),
    "архив.zip": make.zip_of({"папка/": b"", "папка/план.docx": DOCX, "фото.png": make.png()}),
    "с мака.zip": make.zip_of({"план.docx": DOCX, "__MACOSX/._план.docx": b"\x00\x05\x16\x07..."}),
}
WRONG = "Содержимое файла не похоже на «.%s»"
MACROS = "макрос"
BAD = [
    ("пусто.pdf", b"", "Файл «пусто.pdf» не принят. Он пустой"),
    ("картинка.pdf", b"\x89PNG\r\n\x1a\n", WRONG % "pdf"),
    ("текст.docx", b"plain words", WRONG % "docx"),
    ("просто архив.docx", make.zip_of({"word/document.xml": "<w/>"}), WRONG % "docx"),
    ("таблица.docx", make.sheet(), WRONG % "docx"),
    ("новый.doc", DOCX, WRONG % "doc"),
    ("установщик.doc", make.ole({"Binary": b"MZ"}), WRONG % "doc"),
    ("битый.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, WRONG % "doc"),
    ("страница.txt", b"  <!DOCTYPE html><script>", WRONG % "txt"),
    ("страница.csv", b"\xef\xbb\xbf<!-- --><html>", WRONG % "csv"),
    ("рисунок.txt", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", WRONG % "txt"),
    ("страница16.txt", "<html>".encode("utf-16"), WRONG % "txt"),
    ("картинка.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, WRONG % "txt"),
    ("программа.txt", b"MZ\x90\x00" + b"\0" * 100, WRONG % "txt"),
    ("рисунок.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Файлы «.svg» не принимаются"),
    ("рисунок.svg", b"<svg><script>alert(1)</script></svg>", "Файлы «.svg» не принимаются"),
    ("рисунок.png", b"<svg><script>alert(1)</script></svg>", WRONG % "png"),
    ("страница.html", b"<html>", "Файлы «.html» не принимаются"),
    ("урок.pdf.exe", b"MZ", "Файлы «.exe» не принимаются. Сохраните файл в одном из форматов: pdf, docx"),
    ("урок\u202efdp.exe", b"MZ", "Файл «урокfdp.exe» не принят. Файлы «.exe»"),
    ("урок.exe.pdf", b"MZ\x90\x00", WRONG % "pdf"),
    ("безымянный", b"words", "Файлы «.без расширения» не принимаются"),
    ("двойной.pdf.html", b"%PDF-1.4", "Файлы «.html» не принимаются"),
    ("двуликий.pdf", b"<html><script>alert(1)</script>%PDF-1.4", WRONG % "pdf"),
    ("двуликий2.pdf", b"%PDF-1.4\n<html><script>alert(1)</script>", WRONG % "pdf"),
    ("двуликий3.pdf", b"PK\x03\x04%PDF-1.4", WRONG % "pdf"),
    ("урок.docm", DOCX, "Сохраните без макросов: «Сохранить как», тип docx"),
    ("урок.docx", make.changed_zip(DOCX, {"word/vbaProject.bin": b"x"}), MACROS),
    ("урок.docx", make.changed_zip(DOCX, {"word/VBAPROJECT.BIN": b"x"}), MACROS),
    ("баллы.xlsx", make.changed_zip(make.sheet(), {"xl/macrosheets/sheet1.xml": "<x/>"}), MACROS),
    ("таблица.docx", make.changed_zip(DOCX, {"word/embeddings/a.bin": make.ole({"VBA/dir": b"x"})}), MACROS),
    (
        "вложение.docx",
        make.changed_zip(DOCX, {"word/e/a.x": make.zip_of({"xl/vbaProject.bin": b""})}),
        MACROS,
    ),
    (
        "сущности.docx",
        make.changed_zip(DOCX, {"word/x.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
        "повреждён",
    ),
    ("урок.odt", make.odt(**{"Basic__Standard__Module1.xml": b"<module/>"}), MACROS),
    ("урок.odt", make.odt(**{"Scripts__python__a.py": b"print()"}), MACROS),
    ("старый.doc", make.ole({"WordDocument": b"\0" * 32, "Macros/VBA/dir": b"x"}), MACROS),
    ("старый.xls", make.ole({"Workbook": b"\0" * 8, "_VBA_PROJECT_CUR/VBA/dir": b"x"}), MACROS),
    ("лист4.xls", make.xls((0x85, struct.pack("<IBB", 0, 0, 1) + b"\x01\x00A")), MACROS),
    ("старый.ppt", make.ole({"PowerPoint Document": PPT_VBA + struct.pack("<II", 1, 2)}), MACROS),
    ("закрытый.doc", make.doc(encrypted=True), "паролем"),
    ("закрытый.xls", make.xls((0x2F, b"\0" * 6)), "паролем"),
    ("закрытый.docx", make.ole({"EncryptedPackage": b"x"}), "паролем"),
    ("закрытый.odt", make.odt(**{"META-INF__manifest.xml": b"<m><encryption-data/></m>"}), "паролем"),
    ("бомба.zip", make.zip_of({"нули.txt": b"0" * 11_000_000}), "слишком большим"),
    ("бомба.docx", make.changed_zip(DOCX, {"word/media/a.bin": b"\0" * 11_000_000}), "слишком большим"),
    ("матрёшка.zip", make.zip_of({"внутри.zip": make.zip_of({"а.txt": "а"})}), "Архивы внутри архива"),
    ("путь.zip", make.zip_of({"../../etc/план.txt": "а"}), "за его пределы"),
    ("путь2.zip", make.zip_of({"..\\план.txt": "а"}), "за его пределы"),
    ("путь3.zip", make.zip_of({"/etc/план.txt": "а"}), "за его пределы"),
    ("путь4.zip", make.zip_of({"C:/план.txt": "а"}), "за его пределы"),
    ("много.zip", make.zip_of({f"{number}.txt": b"" for number in range(2001)}), "больше 2000 файлов"),
    ("вирус.zip", make.zip_of({"урок.pdf.exe": b"MZ"}), "В архиве лежит «урок.pdf.exe»"),
    ("вирус2.zip", make.zip_of({"урок.docx": make.changed_zip(DOCX, {"vbaProject.bin": b""})}), MACROS),
    ("вирус3.zip", make.zip_of({"__MACOSX/._урок.exe": b"MZ"}), "В архиве лежит"),
    ("пустой.zip", make.zip_of({"папка/": b""}), "В архиве нет файлов"),
    ("битый.zip", b"PK\x03\x04broken", "повреждён"),
    ("битый.docx", DOCX[: len(DOCX) // 2], "повреждён"),
    ("огромная.png", make.png((9000, 6000)), "Картинка слишком велика: можно не больше 50 миллионов точек"),
]


def refused(name: str, content: bytes, **options: bool) -> str:
    with pytest.raises(ValidationError) as caught:
        check_upload(SimpleUploadedFile(name, content), **options)
    assert caught.value.messages[0].startswith(f"Файл «{clean_name(name)}» не принят. ")
    return caught.value.messages[0]


@pytest.mark.parametrize("name", GOOD)
def test_good_files_pass(name):
    upload = SimpleUploadedFile(name, GOOD[name])
    assert check_upload(upload) == name
    assert upload.read() == GOOD[name]


@pytest.mark.parametrize(
    ("name", "content", "words"), BAD, ids=[f"{n}-{bad[0]}" for n, bad in enumerate(BAD)]
)
def test_bad_files_are_refused_with_the_cure(name, content, words):
    assert words in refused(name, content)


def test_too_large_files_are_refused(settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "MAX_FILE_SIZE": 4}
    assert "можно не больше 4" in refused("план.pdf", b"%PDF-1.7")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("закрытый.pdf", make.pdf_with_password(user="тайна", owner="тайна"), "паролем"),
        ("битый.pdf", b"%PDF-1.7 broken", "PDF повреждён"),
        ("битая.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100, "Картинка повреждена"),
        ("вложение.zip", make.zip_of({"битый.pdf": b"%PDF-1.7 broken"}), "В архиве лежит «битый.pdf»"),
    ],
)
def test_what_others_could_not_open_is_refused_when_they_must(name, content, words):
    check_upload(SimpleUploadedFile(name, content))
    assert words in refused(name, content, must_open=True)


def test_a_pdf_that_only_forbids_printing_opens():
    upload = SimpleUploadedFile("план.pdf", make.pdf_with_password(user="", owner="тайна"))
    assert check_upload(upload, must_open=True) == "план.pdf"


def test_an_archive_that_lies_about_sizes_is_refused():
    content = bytearray(make.zip_of({"план.txt": b"0" * 5000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.find(signature) + place, 10)
    assert "повреждён" in refused("план.zip", bytes(content))


def test_entries_that_share_their_bytes_are_refused():
    content = bytearray(make.zip_of({"а.txt": bytes(range(256)) * 40, "б.txt": "б"}, deflated=False))
    struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 20, 10_200)
    assert "слишком большим" in refused("план.zip", bytes(content))


def test_an_encrypted_archive_is_refused():
    content = bytearray(make.zip_of({"план.txt": "а"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + place] |= 1
    assert "защищён паролем" in refused("план.zip", bytes(content))


def test_a_link_in_an_archive_is_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo("план.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert "за его пределы" in refused("план.zip", stream.getvalue())


def test_names_of_an_archive_from_windows_are_read():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("aaaa.exe", b"MZ")
    content = stream.getvalue().replace(b"aaaa.exe", "урок.exe".encode("cp866"))
    assert "В архиве лежит «урок.exe»" in refused("план.zip", content)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("урок\x00.pdf", "урок.pdf"),
        ("урок\u202efdp.exe", "урокfdp.exe"),
        ("C:\\Мои документы\\урок.pdf", "урок.pdf"),
        ("../../etc/урок.pdf", "урок.pdf"),
        ("  урок   1 .pdf ", "урок 1.pdf"),
        ("урок: «Лето» <5>?.pdf", "урок_ «Лето» _5__.pdf"),
        (".pdf", "Файл.pdf"),
        ("....pdf", "Файл.pdf"),
        ("...", ""),
        ("", ""),
        ("и\u0306од.txt", "йод.txt"),
        ("я" * 300 + ".pdf", "я" * 146 + ".pdf"),
        ("урок." + "я" * 300, "урок." + "я" * 20),
    ],
)
def test_names_are_made_safe(given, clean):
    assert clean_name(given) == clean


def test_a_name_of_dots_is_refused_without_a_crash():
    with pytest.raises(ValidationError, match="Файл «без имени» не принят"):
        check_upload(SimpleUploadedFile("...", b"words"))
