"""Files that look infected, through the real views: a sentence for the person, and nothing typed is lost."""

from __future__ import annotations

import struct
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mms_wagtail.attachments.api import attachments_of
from mms_wagtail.plugins.practices.plugin import PLUGIN
from mms_wagtail.workflow.api import Submission, start_submission
from tests.attachments import make

HTML = b"<!doctype html><script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PROGRAM = b"MZ" + b"\x00" * 200


def with_macro() -> bytes:
    return make.changed_zip(make.word(), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def bomb() -> bytes:
    return make.zip_of({"много.txt": b"\x00" * 40_000_000})


def out_of_the_folder() -> bytes:
    return make.zip_of({"../../etc/cron.d/x": b"1"})


def nested() -> bytes:
    return make.zip_of({"inner.zip": make.zip_of({"inner.zip": bomb()})})


def huge_picture() -> bytes:
    """A picture that says it has 60,000 × 60,000 dots."""
    content = bytearray(make.png())
    content[16:24] = struct.pack(">II", 60_000, 60_000)
    return bytes(content)


# The name, the content, and what the sentence speaks of.
REFUSED: dict[str, tuple[str, Any, str]] = {
    "double extension": ("урок.pdf.exe", PROGRAM, "«.exe» не принимаются"),
    "a program named as a document": ("урок.exe.pdf", PROGRAM, "не похоже на «.pdf»"),
    "html": ("страница.html", HTML, "«.html» не принимаются"),
    "html named as a document": ("страница.pdf", HTML, "не похоже на «.pdf»"),
    "html named as a text": ("страница.txt", HTML, "не похоже на «.txt»"),
    "svg": ("рисунок.svg", SVG, "«.svg» не принимаются"),
    "svg named as a picture": ("рисунок.png", SVG, "не похоже на «.png»"),
    "macro document": ("бланк.docm", with_macro, "с макросами не принимаются"),
    "macro in a docx": ("бланк.docx", with_macro, "внутри есть макросы"),
    "zip bomb": ("архив.zip", bomb, "слишком большим"),
    "bomb in an archive": ("архив.zip", nested, "архивы внутри архива не принимаются"),
    "zip out of its folder": ("архив.zip", out_of_the_folder, "за его пределы"),
    "picture bomb": ("фото.png", huge_picture, "повреждена"),
    "0 bytes": ("пусто.pdf", b"", "он пустой"),
    "wrong type": ("фото.jpg", make.pdf, "не похоже на «.jpg»"),
    "cut off": ("план.docx", lambda: make.word()[:2000], "повреждён"),
    "no extension": ("Makefile", b"all:", "без расширения"),
}


@pytest.fixture(autouse=True)
def private_dir(settings: Any, tmp_path: Any, search_index: Any) -> Any:
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}
    return tmp_path / "private"


@pytest.fixture
def draft(people: Any) -> Submission:
    return start_submission(PLUGIN, submitter=people.author)


@pytest.fixture
def author(people: Any, client: Any) -> Any:
    client.force_login(people.author)
    return client


def file_of(kind: str) -> tuple[SimpleUploadedFile, str]:
    name, content, word = REFUSED[kind]
    return SimpleUploadedFile(name, content() if callable(content) else content), word


def judge(said: list[str], word: str, name: str) -> None:
    """One sentence in Russian, which names the file and says what to do."""
    (sentence,) = said
    assert sentence.startswith(f"Файл «{name}» не принят. ")
    assert word in sentence.removeprefix(f"Файл «{name}» не принят. ").lower()
    assert not any(technical in sentence for technical in ("Error", "Traceback", "None", "Errno"))


def test_all_refused_files_by_the_script(author, draft, private_dir):
    """One request for each, all on one page, as a person tries one file after another."""
    address = reverse("mms_workflow:upload", args=[draft.uuid])
    for kind, (name, _content, _word) in REFUSED.items():
        upload, word = file_of(kind)
        answer = author.post(address, {"files": upload})
        assert answer.status_code == 200, kind
        assert answer.json()["attached"] == [], kind
        judge(answer.json()["errors"], word, name)
    assert attachments_of(draft.folder) == []
    assert [path for path in private_dir.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("kind", ["double extension", "macro in a docx", "zip bomb", "0 bytes"])
def test_without_the_script_the_rest_of_the_form_is_kept(author, draft, kind):
    """A good file beside the bad one is attached, its label and the earlier steps stay."""
    step = reverse("mms_workflow:step", args=[draft.uuid, "problema"])
    author.post(step, {"problem": "Не дочитали летний список.", "version": "1", "save": "1"})
    upload, word = file_of(kind)
    good = SimpleUploadedFile("Письмо.txt", "Пример письма".encode())
    files = reverse("mms_workflow:step", args=[draft.uuid, "fayly"])
    answer = author.post(files, {"files": [upload, good], "version": "2", "next": "1"})
    assert answer.status_code == 422
    judge(list(answer.context["widget"].errors), word, REFUSED[kind][0])
    text = answer.content.decode()
    assert REFUSED[kind][0] in text
    assert "Письмо.txt" in text
    (kept,) = attachments_of(draft.folder)
    answer = author.post(
        files, {f"file-label-{kept.pk}": "Пример", "files": file_of(kind)[0], "version": "2"}
    )
    assert answer.status_code == 422
    assert [item.label for item in attachments_of(draft.folder)] == ["Пример"]
    draft.refresh_from_db()
    assert draft.data["problem"] == "Не дочитали летний список."
    assert "Не дочитали летний список." in author.get(step).content.decode()


def test_a_name_cannot_lead_out_of_the_folder_or_be_markup(author, draft):
    address = reverse("mms_workflow:upload", args=[draft.uuid])
    for name in ("../../../etc/passwd.txt", "<img src=x onerror=alert(1)>.txt", "a\u202etxt.exe.txt"):
        answer = author.post(address, {"files": SimpleUploadedFile(name, "Слово".encode())}).json()
        assert answer["errors"] == []
        (item,) = attachments_of(draft.folder)
        assert not {"/", "<", "\u202e"} & set(item.original_name)
        assert "<img src=x" not in answer["html"]
        author.post(address, {"file-remove": item.pk})


def test_a_download_is_never_run_by_a_browser(author, draft):
    """Even a text is given as a file of its own type, which no browser may guess anew."""
    address = reverse("mms_workflow:upload", args=[draft.uuid])
    upload = SimpleUploadedFile("заметка.txt", "Слово <b>за</b> слово".encode())
    assert author.post(address, {"files": upload}).json()["errors"] == []
    (item,) = attachments_of(draft.folder)
    answer = author.get(reverse("mms_workflow:file", args=[draft.uuid, item.pk]))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"].startswith("text/plain")


def test_the_archive_of_the_tests_is_a_bomb():
    """What is refused above is what it is meant to be."""
    import io

    with zipfile.ZipFile(io.BytesIO(bomb())) as archive:
        assert sum(item.file_size for item in archive.infolist()) > 200 * len(bomb())
