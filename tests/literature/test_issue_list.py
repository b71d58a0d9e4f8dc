"""«Выпуски новинок» in the admin: the staff's list, and its fixed number of queries."""

from __future__ import annotations

import datetime as dt

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.plugins.literature.models import LiteratureIndexPage, LiteratureNewsItem, LiteratureNewsPage
from tests.literature.factory import make_publication


def make_issues(total: int) -> None:
    section = LiteratureIndexPage.objects.get()
    publication = make_publication()
    for number in range(1, total + 1):
        page = LiteratureNewsPage(title=f"Выпуск {number}", number=number, month=dt.date(2026, 3, 1))
        section.add_child(instance=page)
        LiteratureNewsItem.objects.create(page=page, publication=publication)


def test_the_list_says_which_month_and_how_many(portal, client_of):
    make_issues(1)
    url = reverse("mms_literature_issues:index")
    page = BeautifulSoup(client_of("methodologist").get(url).content, "html.parser")
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("tr")]
    assert [row for row in rows if "Выпуск 1" in row and " 1 март 2026 1 " in row], rows
    assert client_of("stranger").get(url).status_code == 302


def test_queries_do_not_grow_with_issues(portal, client_of):
    client, url = client_of("methodologist"), reverse("mms_literature_issues:index")
    make_issues(1)
    client.get(url)
    counts = []
    for total in (1, 20):
        if total > 1:
            section = LiteratureIndexPage.objects.get()
            for number in range(2, total + 1):
                section.add_child(instance=LiteratureNewsPage(title=f"Выпуск {number}", number=number))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url).content.decode()
        assert page.count("Выпуск ") >= total
        counts.append(len(queries))
    assert counts[0] == counts[1]
