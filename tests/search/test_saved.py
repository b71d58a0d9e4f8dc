"""A reader keeps a search; nobody else sees it, and only addresses of the portal are kept."""

from __future__ import annotations

import pytest

from mms_wagtail.search.models import SavedSearch

ADDRESS = "/poisk/?q=наставничество&kind=metodicheskaya"


@pytest.fixture
def kept(client_of):
    client = client_of("author")
    client.post("/poisk/sohranit/", {"title": "наставничество", "address": ADDRESS})
    return client


def test_a_search_is_kept_once(kept):
    kept.post("/poisk/sohranit/", {"title": "Наставники", "address": ADDRESS})
    assert list(SavedSearch.objects.values_list("title", "address")) == [("Наставники", ADDRESS)]
    page = kept.get("/poisk/sohranyonnye/").content.decode()
    assert "Наставники" in page
    assert "Поиск «Наставники» сохранён." in page


@pytest.mark.parametrize(
    "address", ["", "https://example.ru/", "//example.ru/", "/\\example.ru", "javascript:alert(1)"]
)
def test_only_addresses_of_the_portal_are_kept(client_of, address):
    answer = client_of("author").post("/poisk/sohranit/", {"title": "Чужое", "address": address}, follow=True)
    assert not SavedSearch.objects.exists()
    assert "Поиск не сохранён" in answer.content.decode()


def test_others_neither_see_nor_delete_it(kept, client_of):
    saved = SavedSearch.objects.get()
    stranger = client_of("stranger")
    assert "наставничество" not in stranger.get("/poisk/sohranyonnye/").content.decode()
    assert stranger.post(f"/poisk/sohranyonnye/{saved.pk}/udalit/").status_code == 404
    assert client_of("visitor").get("/poisk/sohranyonnye/").status_code == 302
    assert SavedSearch.objects.exists()
    kept.post(f"/poisk/sohranyonnye/{saved.pk}/udalit/")
    assert not SavedSearch.objects.exists()
