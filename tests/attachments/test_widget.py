"""The list of files in a form, without JavaScript and as the script asks for it."""

from __future__ import annotations

import uuid

import pytest
from bs4 import BeautifulSoup

from mms_wagtail.attachments import api
from tests.attachments import make
from tests.attachments.urls import FOLDER

pytestmark = pytest.mark.urls("tests.attachments.urls")


@pytest.fixture
def client(client, author):
    client.force_login(author)
    return client


def shown(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names() -> list[str]:
    return [item.original_name for item in api.attachments_of(FOLDER)]


def test_files_are_sent_with_the_form(client):
    files = [make.upload("план.pdf", make.pdf()), make.upload("вирус.exe", b"MZ")]
    page = shown(client.post("/page/", {"idea": "Лес", "files": files, "files-upload": "1"}))
    assert names() == ["план.pdf"]
    assert [item.text for item in page.select(".attachment__name a")] == ["план.pdf"]
    error = page.select_one("#files-errors li").text
    assert error.startswith("Файл «вирус.exe» не принят. Файлы «.exe» не принимаются.")
    field = page.select_one("#files-input")
    assert (field["aria-invalid"], "files-errors" in field["aria-describedby"]) == ("true", True)
    assert page.select_one("#idea")["value"] == "Лес"


def test_buttons_work_without_a_script(client):
    for number in (1, 2, 3):
        client.post("/page/", {"files": [make.upload(f"{number}.txt", str(number).encode())]})
    one, two, three = (item.pk for item in api.attachments_of(FOLDER))
    client.post("/page/", {"file-up": three, f"file-label-{one}": "Конспект"})
    assert names() == ["1.txt", "3.txt", "2.txt"]
    client.post("/page/", {"file-down": one})
    client.post("/page/", {"file-remove": two})
    assert [(item.original_name, item.label) for item in api.attachments_of(FOLDER)] == [
        ("3.txt", ""),
        ("1.txt", "Конспект"),
    ]


def test_a_form_without_files_goes_on(client):
    assert client.post("/page/", {"idea": "Лес"}).headers["Location"] == "/saved/"


@pytest.mark.parametrize("value", ["", "x", "0", "9" * 40, "-1", "1\x00"])
@pytest.mark.parametrize("button", ["file-remove", "file-up", "file-down"])
def test_a_changed_form_reaches_nothing_foreign(client, author, button, value):
    foreign = api.attach(folder=uuid.uuid4(), upload=make.upload("чужой.txt", b"1"), by=author)
    for pk in (value, foreign.pk):
        shown(client.post("/page/", {button: pk, f"file-label-{pk}": "x"}))
    foreign.refresh_from_db()
    assert (foreign.label, foreign.order) == ("", 1)


def test_the_script_gets_the_list_and_the_errors(client):
    files = [make.upload("план.pdf", make.pdf()), make.upload("пусто.txt", b"")]
    answer = client.post("/upload/", {"files": files}).json()
    item = api.attachments_of(FOLDER)[0]
    page = BeautifulSoup(answer["html"], "html.parser")
    assert (answer["attached"], answer["removed"], answer["room"]) == (["план.pdf"], "", 19)
    assert answer["errors"] == [
        "Файл «пусто.txt» не принят. Он пустой. Проверьте, открывается ли он у вас, и выберите снова."
    ]
    assert page.select_one("img")["src"] == f"/preview/{item.pk}/"
    answer = client.post("/upload/", {"file-remove": item.pk}).json()
    assert (answer["removed"], "Файлов пока нет" in answer["html"]) == ("план.pdf", True)


def test_a_name_with_markup_is_text(client):
    client.post("/page/", {"files": [make.upload("'&<b>.txt", b"1")], "files-upload": "1"})
    page = shown(client.get("/page/"))
    assert [item.text for item in page.select(".attachment__name")] == ["'&_b_.txt"]


def test_every_field_has_a_label(client):
    client.post("/page/", {"files": [make.upload("план.txt", b"1")]})
    page = shown(client.get("/page/"))
    labelled = {label["for"] for label in page.select(".attachments label")}
    assert {field["id"] for field in page.select(".attachments input")} == labelled


def test_a_blind_reader_of_what_cannot_be_cleaned_finds_nothing(client, author):
    item = api.attach(folder=FOLDER, upload=make.upload("Иванова.doc", make.doc()), by=author)
    assert client.get(f"/file/{item.pk}/?anonymous").status_code == 404
    assert client.get(f"/file/{item.pk}/").status_code == 200
