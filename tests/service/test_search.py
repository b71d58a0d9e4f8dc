"""Documents of the register in the search, with the words of their files."""

from __future__ import annotations

import datetime as dt

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.plugins.service.domain.document import register_document, with_register_parts
from mms_wagtail.plugins.service.models import ServiceDocument, ServicePage, StaffMember
from mms_wagtail.search import outbox
from mms_wagtail.search.api import totals_by_value
from tests.service.factory import make_document, make_file, make_person, make_site


def hits(client, query: str) -> list[str]:
    outbox.drain()
    soup = BeautifulSoup(client.get(f"/poisk/?{query}").content, "html.parser")
    return [" ".join(item.get_text().split()) for item in soup.select(".hit__title")]


def test_a_document_is_found_by_its_words_its_number_and_its_file(client, portal):
    make_document(
        "regulation",
        {
            "valid_from": dt.date(2020, 1, 14),
            "act_title": "Приказ",
            "act_number": "118-ос",
            "file": make_file(words=True),
        },
        title="Положение о методкабинете",
    )
    for query in (
        "q=положения+о+методкабинете",
        "q=118-ос",
        "q=принимает+по+вторникам",
        "service_document=regulation",
    ):
        assert hits(client, query) == ["Положение о методкабинете"], query


def test_plans_are_narrowed_by_school_year(client, portal):
    make_document("plan", {"school_year": 2026}, title="План")
    make_document("analysis", {"school_year": 2024}, title="Анализ")
    assert hits(client, "school_year=2026/27") == ["План"]
    assert hits(client, "school_year=2024/25") == ["Анализ"]


def test_a_deleted_document_leaves_the_search(client, portal):
    document = make_document("other", {"valid_from": dt.date(2020, 1, 1)}, title="Порядок консультаций")
    document.delete()
    assert hits(client, "q=порядок+консультаций") == []


def test_what_ran_out_is_marked(portal):
    old = {"valid_from": dt.date(2019, 1, 1), "valid_until": dt.date(2020, 1, 1)}
    expired = make_document("agreement", old, title="Соглашение")
    current = make_document("regulation", {"valid_from": dt.date(2020, 1, 1)}, title="Положение")
    coming = make_document("other", {"valid_from": dt.date(2090, 1, 1)}, title="Порядок")
    empty = ServiceDocument.objects.create(title="Пустой")
    documents = [register_document(item) for item in (expired, current, coming)]
    assert [item.outdated for item in documents] == [True, False, False]
    assert register_document(empty) is None


def test_people_of_the_service_are_found_by_what_they_do(client, portal):
    page = ServicePage.objects.get()
    page.staff.add(StaffMember(person=make_person(last_name="Кораблёва"), functions="Олимпиады школьников"))
    page.save_revision().publish()
    assert hits(client, "q=кораблева") == ["О методической службе"]
    assert hits(client, "q=олимпиады&section=service") == ["О методической службе"]


def test_values_are_counted_as_their_links_find_them(client, portal):
    make_site("Первая", stage="main")
    make_site("Вторая", stage="main")
    hidden = make_site("Третья", stage="final")
    hidden.unpublish()
    assert totals_by_value("stage") == {"main": 2}
    assert len(hits(client, "stage=main")) == 2


def test_documents_are_read_with_the_same_queries_for_one_and_for_thirty(portal):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for document in with_register_parts(ServiceDocument.objects.all()):
                register_document(document)
        return len(captured)

    file = make_file()
    make_document("other", {"valid_from": dt.date(2020, 1, 1), "file": file}, title="Один")
    one = queries()
    for number in range(29):
        make_document("other", {"valid_from": dt.date(2020, 1, 1), "file": file}, title=f"Ещё {number}")
    assert queries() == one
