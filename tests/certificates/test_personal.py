"""«Мои свидетельства» and the summary for attestation."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document as WordDocument

from mms_wagtail.certificates.domain import revoke_certificate
from mms_wagtail.certificates.domain.personal_data import export
from mms_wagtail.certificates.domain.summary import SummaryGroup, SummaryLine, build_summary
from mms_wagtail.certificates.domain.summary_files import summary_docx, summary_pdf
from mms_wagtail.certificates.models import Kind, Role
from tests.certificates.factory import make_certificate
from tests.certificates.pdf_tools import catalog, render, words
from tests.conftest import CAST

MINE, SUMMARY = "/svidetelstvo/moi/", "/svidetelstvo/moi/svodka/"
PERIOD = {"start": "2021-09-01", "end": "2026-05-31"}
START, END = dt.date(2021, 9, 1), dt.date(2026, 5, 31)


def five_years(user) -> None:
    make_certificate("До срока", user=user, issued_on=START - dt.timedelta(1))
    make_certificate("В первый день", user=user, issued_on=START)
    make_certificate(
        "Экспертиза", user=user, kind=Kind.REVIEW, role=Role.EXPERT, issued_on=dt.date(2024, 2, 3)
    )
    make_certificate("В последний день", user=user, issued_on=END)
    make_certificate("После срока", user=user, issued_on=END + dt.timedelta(1))


@pytest.mark.parametrize("role", CAST)
def test_each_sees_their_own(client_of, cast, role):
    make_certificate("Авторская", user=cast["author"])
    response = client_of(role).get(MINE)
    if role == "visitor":
        assert response.status_code == 302
        assert client_of(role).get(SUMMARY).status_code == 302
    else:
        assert response.status_code == 200
        assert response.content.decode().count("<h1") == 1
        assert ("Авторская" in response.content.decode()) == (role == "author")


def test_the_list_asks_the_same_for_one_and_for_thirty(client_of, cast):
    client = client_of("author")
    make_certificate("Первая", user=cast["author"])
    client.get(MINE)
    with CaptureQueriesContext(connection) as one:
        client.get(MINE)
    for number in range(29):
        make_certificate(f"Работа {number}", user=cast["author"])
    with CaptureQueriesContext(connection) as thirty:
        client.get(MINE)
    assert len(one) == len(thirty)


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_the_summary_has_the_period_and_nothing_else(client_of, cast, file_format):
    five_years(cast["author"])
    make_certificate("Чужая", user=cast["stranger"], issued_on=END)
    revoked = make_certificate("Отозванная", user=cast["author"], issued_on=END)
    revoke_certificate(revoked, reason="Ошибка", by=cast["head"])
    response = client_of("author").get(SUMMARY, {**PERIOD, "format": file_format})
    assert response.headers["Content-Disposition"].endswith(f'svodka-2021-09-01-2026-05-31.{file_format}"')
    if file_format == "pdf":
        text = words(response.content)
        assert catalog(response.content)["tagged"] is True
    else:
        document = WordDocument(io.BytesIO(response.content))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = " ".join(" ".join(paragraphs + cells).split())
    for present in (
        "Морозова Елена Борисовна",
        "1 сентября 2021 г.",
        "В первый день",
        "В последний день",
        "2024-0001",
    ):
        assert present in text, present
    for absent in ("До срока", "После срока", "Чужая", "Отозванная"):
        assert absent not in text, absent


def test_others_may_add_lines(cast, portal):
    group = SummaryGroup(heading="Повторили опыт", lines=(SummaryLine(title="Школа № 5", date=END),))
    empty = SummaryGroup(heading="Пусто", lines=())
    made = build_summary(
        user=cast["author"], start=START, end=END, made_on=END, contributors=[lambda *period: [group, empty]]
    )
    assert [item.heading for item in made.groups] == ["Повторили опыт"]
    assert "Школа № 5" in words(summary_pdf(made))
    assert summary_docx(made).startswith(b"PK")


def test_a_hundred_lines_take_pages_with_the_heading_on_each(cast, portal):
    lines = tuple(
        SummaryLine(title=f"Работа {n} " + "длинная " * 20, address="https://a.example/x/")
        for n in range(100)
    )
    made = build_summary(
        user=cast["author"],
        start=START,
        end=END,
        made_on=END,
        contributors=[lambda *period: [SummaryGroup(heading="Много", lines=lines)]],
    )
    content = summary_pdf(made)
    pages = len(render(content))
    assert pages > 3
    assert words(content).count("Чем подтверждено") == pages
    assert content == summary_pdf(made)


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ({"start": "2026-05-31", "end": "2021-09-01"}, "Последний день раньше первого"),
        ({"start": "1026-05-31", "end": "2021-09-01"}, "Проверьте год"),
        ({"start": "2021-09-01", "end": "9999-12-31"}, "Проверьте год"),
        ({"start": "31 февраля", "end": "2021-09-01"}, "Такой даты нет"),
        ({"start": "", "end": ""}, "Выберите первый день."),
        ({}, "Выберите последний день."),
    ],
)
def test_a_wrong_period_is_explained_and_kept(client_of, period, sentence):
    response = client_of("author").get(SUMMARY, {**period, "format": "pdf"})
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    for value in filter(None, period.values()):
        assert f'value="{value}"' in page


def test_an_empty_summary_says_so(client_of):
    response = client_of("author").get(SUMMARY, {**PERIOD, "format": "pdf"})
    assert "За этот период на портале ничего не записано." in words(response.content)


def test_own_data_can_be_taken_along_and_the_register_stays(cast, portal):
    certificate = make_certificate(user=cast["author"], issued_on=END)
    make_certificate("Чужая", user=cast["stranger"])
    data = export(cast["author"])
    assert [row["number"] for row in data["certificates"]] == ["2026-0001"]
    assert data["certificates"][0]["log"][0]["what"] == "выдано"
    assert "Морозова" in json.dumps(data, ensure_ascii=False)
    cast["author"].delete()
    certificate.refresh_from_db()
    assert (certificate.user, certificate.person_name) == (None, "Морозова Елена Борисовна")
