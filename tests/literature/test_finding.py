"""Publications and issues in the search: what is typed finds them, and facets narrow them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mms_wagtail.search import outbox
from tests.literature.factory import ISBN, make_publication, person


def found(client, **asked):
    page = client.get(reverse("mms_literature:catalogue"), asked).context["results"]
    return [hit.title for hit in page.hits]


@pytest.mark.parametrize(
    "typed",
    [
        "9785699120147",
        "978-5-699-12014-7",
        "5699120149",
        "5-699-12014-9",
        "педагогической психологии",
        "выготский",
    ],
)
def test_it_is_found_by_its_number_in_any_form_and_by_words(portal, client, typed):
    make_publication(isbn_given=ISBN)
    make_publication(
        person("Ушинский К. Д."),
        title="Родное слово",
        publisher="Просвещение",
        category="methodological",
        annotation="",
    )
    outbox.drain()
    assert found(client, q=typed) == ["Педагогическая психология"]
