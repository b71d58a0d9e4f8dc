"""«Загрузить записи»: two steps, one person, nothing lost."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.conf import get_settings
from mms_wagtail.plugins.literature.importing import kept
from mms_wagtail.plugins.literature.models import Publication
from tests.conftest import CAST
from tests.literature.importing import samples

NAME = "mms_literature_import"


def upload(client: Any, content: str | bytes, *, name: str = "books.bib", only: str = "") -> Any:
    """Sends the form of the first step."""
    data = content.encode() if isinstance(content, str) else content
    return client.post(reverse(NAME), {"file": SimpleUploadedFile(name, data), "only": only})


def files() -> list[Path]:
    """Uploads that lie in the private folder."""
    return [path for path in (get_settings().private_dir / kept.FOLDER).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def private(settings: Any, tmp_path: Path) -> None:
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}


@pytest.mark.parametrize("role", CAST)
def test_who_may(client_of: Any, role: str) -> None:
    answer = client_of(role).get(reverse(NAME))

    assert (answer.status_code == 200) == (role in ("methodologist", "head"))
    assert upload(client_of(role), samples.BIBTEX).status_code == 302
    assert bool(files()) == (role in ("methodologist", "head"))


def test_a_file_is_read_then_loaded_and_removed(client_of: Any) -> None:
    client = client_of("methodologist")
    answer = upload(client, samples.BIBTEX)
    report = client.get(answer.url)

    assert "Что будет загружено" in report.text
    assert "Загрузить 1 запись" in report.text
    assert not Publication.objects.exists()
    assert any(path.name == kept.RECORDS for path in files())

    done = client.post(answer.url, follow=True)

    assert "Добавлено: 1, дополнено: 0." in done.text
    assert Publication.objects.get().title == "Педагогическая психология"
    assert [path.name for path in files()] == [kept.STORY]
    assert client.post(answer.url).status_code == 302
    assert Publication.objects.count() == 1


def test_only_the_listed_numbers(client_of: Any) -> None:
    client = client_of("head")
    two = samples.BIBTEX + "@book{b, author={Ушинский, К. Д.}, title={Родное слово}, isbn={5-86150-048-7}}"
    answer = upload(client, two, only="5 86150 048 7\n5-7443-0043-0\nабв")
    report = client.get(answer.url).text

    assert "Загрузить 1 запись" in report
    assert "нет записи с этим ISBN" in report
    client.post(answer.url)
    assert Publication.objects.get().title == "Родное слово"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Файл пустой"),
        (b"%PDF-1.7 \x1d\x1e\x1f", "документ PDF"),
        (b"PK\x03\x04 not a workbook", "Таблица Excel не открывается"),
        ("Просто письмо о книгах.", "Не узнать, что в файле"),
        (os.urandom(3000).replace(b"\x1e", b"x"), "Не узнать, что в файле"),
    ],
)
def test_another_file_is_refused_with_what_to_do(client_of: Any, content: str | bytes, said: str) -> None:
    answer = upload(client_of("methodologist"), content, only="978-5-699-12014-7")

    assert answer.status_code == 422
    assert said in answer.text
    assert "978-5-699-12014-7" in answer.text
    assert not files()


def test_too_large(client_of: Any, settings: Any) -> None:
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "MAX_FILE_SIZE": 1000}
    answer = upload(client_of("methodologist"), samples.BIBTEX * 10)

    assert answer.status_code == 422
    assert "Файл слишком велик" in answer.text


def test_nothing_chosen(client_of: Any) -> None:
    answer = client_of("methodologist").post(reverse(NAME), {"only": "978"})

    assert answer.status_code == 422
    assert "Выберите файл с записями." in answer.text


def test_another_persons_upload_is_not_there(client_of: Any) -> None:
    address = upload(client_of("methodologist"), samples.BIBTEX).url
    for path in (address, f"{address}otchet.csv"):
        answer = client_of("head").get(path, follow=True)
        assert answer.redirect_chain[0][0] == reverse(NAME)
        assert "Этого файла уже нет" in answer.text
    client_of("head").post(address)
    assert not Publication.objects.exists()
    assert client_of("author").post(address).status_code == 302
    assert client_of("visitor").get(address).status_code == 302


def test_an_expired_upload_is_told_and_removed(client_of: Any) -> None:
    client = client_of("methodologist")
    address = upload(client, samples.BIBTEX).url
    old = time.time() - kept.DAY - 1
    for folder in (get_settings().private_dir / kept.FOLDER).glob("*/*"):
        os.utime(folder, (old, old))

    assert "Этого файла уже нет" in client.post(address, follow=True).text
    assert not Publication.objects.exists()
    kept.sweep()
    assert not files()


def test_the_report_is_a_table_without_formulas(client_of: Any) -> None:
    client = client_of("methodologist")
    address = upload(client, "TY  - BOOK\nTI  - +1+2\nER  - \n\nTY  - BOOK\nAU  - Кто, То\nER  - \n").url
    answer = client.get(f"{address}otchet.csv")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Где;Заглавие;Что;Подробности"
    assert lines[1].split(";")[1:3] == ["'+1+2", "новое издание"]
    assert "Нет заглавия" in lines[2]
    assert "attachment" in answer["Content-Disposition"]


def test_equal_queries(client_of: Any) -> None:
    client = client_of("methodologist")
    counts = []
    for many in (1, 30):
        books = "".join(f"@book{{k{n}, title={{Книга {n}}}, year=2001}}\n" for n in range(many))
        address = upload(client, books).url
        with CaptureQueriesContext(connection) as queries:
            assert f"{many}" in client.get(address).text
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_menu_leads_there(client_of: Any) -> None:
    home = client_of("methodologist").get(reverse("wagtailadmin_home")).text
    assert reverse(NAME) in home
