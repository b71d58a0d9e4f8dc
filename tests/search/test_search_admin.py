"""Synonyms work at once, misses are counted, and «Поиск» is seen by those who keep it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.misses import misses, note_miss
from mms_wagtail.search.models import MissedQuery, SearchDocument, SynonymGroup
from tests.materials.factory import make_material

pytestmark = pytest.mark.usefixtures("portal")

ALLOWED = {"methodologist", "head"}
CAST = ["author", "expert", "methodologist", "head", "stranger", "visitor"]


def total(client, query: str) -> int:
    return client.get("/poisk/", {"q": query}).context["results"].total


def test_a_synonym_of_the_admin_works_at_once(client, client_of):
    make_material("Тьюторское сопровождение")
    outbox.drain()
    assert total(client, "крибле") == 0
    editor = client_of("methodologist")
    add = reverse(SynonymGroup.snippet_viewset.get_url_name("add"))
    form = editor.get(add, {"words": "крибле"})
    assert "крибле" in form.content.decode()
    answer = editor.post(add, {"words": "крибле\nтьюторское сопровождение", "narrow_to": ""})
    assert answer.status_code == 302
    assert total(client, "крибле") == 1
    SynonymGroup.objects.filter(words__startswith="крибле").get().delete()
    assert total(client, "крибле") == 0


def test_a_lonely_word_is_refused_and_kept_in_the_form(client_of):
    add = reverse(SynonymGroup.snippet_viewset.get_url_name("add"))
    answer = client_of("methodologist").post(add, {"words": "одинокое", "narrow_to": ""})
    page = answer.content.decode()
    assert "Напишите хотя бы два слова" in page
    assert "одинокое" in page


@pytest.mark.parametrize("role", CAST)
def test_who_sees_the_page_of_the_search(client_of, role):
    client = client_of(role)
    answer = client.get(reverse("mms_search_status"))
    assert (answer.status_code == 200) == (role in ALLOWED)
    rebuild = client.post(reverse("mms_search_status"))
    if role not in ALLOWED:
        assert "login" in rebuild.url or rebuild.url == reverse("wagtailadmin_home")


def test_the_page_tells_the_state_and_the_misses(client, client_of, monkeypatch):
    assert total(client, "Ёжики в тумане") == 0
    assert total(client, "ежики в тумане") == 0
    SearchDocument.objects.create(
        section="materials",
        object_id="1",
        title="Застрявшее",
        url="/x/",
        revision=1,
        attempts=5,
        last_error="Сломалось вот так",
        changed_at=timezone.now() - dt.timedelta(hours=1),
    )
    page = client_of("head").get(reverse("mms_search_status")).content.decode()
    assert "ежики в тумане" in page
    assert "2 раз" in page
    assert "Сломалось вот так" in page
    assert "слишком долго" in page
    started = []
    monkeypatch.setattr(rebuilding, "start", lambda reason: started.append(reason))
    client_of("head").post(reverse("mms_search_status"))
    assert started


def test_one_click_makes_a_synonym_of_a_miss(client, client_of):
    make_material("Тьюторское сопровождение")
    outbox.drain()
    assert total(client, "крибле") == 0
    head, status = client_of("head"), reverse("mms_search_status")
    answer = head.post(status, {"word": "крибле", "same": "Крибле"})
    page = answer.content.decode()
    assert (answer.status_code, total(client, "крибле")) == (200, 0)
    assert "Напишите, как это называется на портале." in page
    assert 'value="Крибле"' in page
    answer = head.post(status, {"word": "крибле", "same": "тьюторское сопровождение"})
    assert (answer.status_code, total(client, "крибле")) == (302, 1)
    page = head.get(status).content.decode()
    assert "«крибле» находит и «тьюторское сопровождение»" in page
    assert 'value="крибле"' not in page


def test_misses_keep_no_personal_data_and_leave_after_30_days():
    for text in ("ivanov@example.org", "+7 (999) 123-45-67", "паспорт 4510 123456", "", "я" * 500):
        note_miss(text)
    assert misses() == []
    MissedQuery.objects.create(text="старое", day=timezone.localdate() - dt.timedelta(days=40))
    note_miss("новое")
    assert [miss.text for miss in misses()] == ["новое"]
    assert not MissedQuery.objects.filter(text="старое").exists()
    SynonymGroup.objects.create(words="новое\nсвежее")
    assert misses() == []
