"""What happens on the site reaches the search: by real publications of Wagtail."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import Page, PageViewRestriction

from mms_wagtail.models import Kind, Person, Subject
from mms_wagtail.plugins.materials.models import MaterialAuthor, MaterialIndexPage, MaterialPage
from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.models import SearchDocument
from tests.materials.factory import make_material

pytestmark = pytest.mark.usefixtures("portal")


def found(client, text: str = "", **filters: str) -> list[str]:
    """Titles on the results page, after what would be drained at commit."""
    outbox.drain()
    results = client.get("/poisk/", {"q": text, **filters}).context["results"]
    assert results.ready
    return [hit.title for hit in results.hits]


def test_published_is_found_by_another_form(client):
    make_material("Рекомендации по функциональной грамотности")
    assert found(client, "рекомендаций функциональная грамотность") == [
        "Рекомендации по функциональной грамотности"
    ]


def test_tags_and_authors_of_the_same_save_are_found(client):
    page = make_material("Дроби", tags=["квиз"])
    person = Person.objects.create(last_name="Выготский", first_name="Лев", slug="vygotskiy")
    page.authors.add(MaterialAuthor(person=person))
    page.save_revision().publish()
    assert (found(client, "квизы"), found(client, "Выготского")) == (["Дроби"], ["Дроби"])


def test_drafts_and_changes_of_a_draft_are_not_found(client):
    make_material("Черновик", live=False)
    page = make_material("Дроби")
    page.title = "Проценты"
    page.save_revision()
    assert (found(client, "черновик"), found(client, "проценты"), found(client, "дроби")) == (
        [],
        [],
        ["Дроби"],
    )


def test_unpublished_and_deleted_are_gone(client):
    first, second = make_material("Дроби"), make_material("Проценты")
    assert len(found(client)) == 2
    first.unpublish()
    second.delete()
    assert found(client) == []


def test_an_expired_page_is_not_found_before_wagtail_unpublishes_it(client):
    page = make_material("Дроби", expire_at=timezone.now() + dt.timedelta(hours=1))
    assert found(client, "дроби") == ["Дроби"]
    past = timezone.now() - dt.timedelta(minutes=1)
    MaterialPage.objects.filter(pk=page.pk).update(expire_at=past)
    SearchDocument.objects.update(expires_at=past, pending=True, revision=1)
    assert found(client, "дроби") == []


def test_private_pages_are_gone_and_come_back(client):
    make_material("Дроби")
    restriction = PageViewRestriction.objects.create(
        page=MaterialIndexPage.objects.get().page_ptr, restriction_type=PageViewRestriction.LOGIN
    )
    assert found(client, "дроби") == []
    restriction.delete()
    assert found(client, "дроби") == ["Дроби"]


def test_addresses_follow_a_move_and_a_new_slug(client, django_capture_on_commit_callbacks):
    make_material("Дроби", slug="drobi")
    index = MaterialIndexPage.objects.get()
    index.slug = "sokrovishchnitsa"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    outbox.drain()
    assert client.get("/poisk/", {"q": "дроби"}).context["results"].hits[0].url == "/sokrovishchnitsa/drobi/"
    second = MaterialIndexPage(title="Архив", slug="arkhiv")
    Page.objects.get(pk=index.get_parent().pk).add_child(instance=second)
    MaterialPage.objects.get().move(second, pos="last-child")
    outbox.drain()
    assert client.get("/poisk/", {"q": "дроби"}).context["results"].hits[0].url == "/arkhiv/drobi/"


def test_a_renamed_term_is_reflected(client):
    make_material("Задачи", subjects=["algebra"])
    subject = Subject.objects.get(slug="algebra")
    subject.name, subject.slug = "Высшая математика", "higher-mathematics"
    subject.save()
    assert found(client, "высшей математики") == ["Задачи"]
    assert found(client, subject="higher-mathematics") == ["Задачи"]
    assert found(client, subject="algebra") == []


def test_a_renamed_tag_and_a_deleted_one_are_reflected(client):
    make_material("Задачи", tags=["квиз"])
    tag = Tag.objects.get()
    tag.name = "викторина"
    tag.save()
    assert (found(client, "викторины"), found(client, "квиз")) == (["Задачи"], [])
    tag.delete()
    assert found(client, "викторины") == []


def test_a_group_finds_what_is_inside(client):
    make_material("Лист", kind="worksheet")
    make_material("Статья", kind="article")
    assert found(client, kind="didactic") == ["Лист"]
    groups = {group.name: group for group in client.get("/poisk/").context["results"].facets}
    assert {value.value: value.count for value in groups["kind"].values} == {"research": 1, "didactic": 1}


def test_a_plugin_that_fails_does_not_stop_the_publication(client, monkeypatch, caplog):
    page = make_material("Дроби")
    outbox.drain()
    monkeypatch.setattr("mms_wagtail.registry.document_of", lambda plugin, page: 1 / 0)
    page.title = "Проценты"
    page.save_revision().publish()
    assert MaterialPage.objects.get().title == "Проценты"
    assert SearchDocument.objects.get(section="materials").last_error == "division by zero"
    assert found(client, "дроби") == ["Дроби"]


def test_a_rebuild_equals_the_database(client):
    for number in range(3):
        make_material(f"Дроби {number}")
    SearchDocument.objects.filter(title="Дроби 1").delete()
    SearchDocument.objects.create(
        section="materials",
        object_id="999",
        title="Дроби призрака",
        url="/",
        revision=1,
        changed_at=timezone.now(),
    )
    assert rebuilding.rebuild() == 3
    assert sorted(found(client, "дроби")) == ["Дроби 0", "Дроби 1", "Дроби 2"]
    assert not SearchDocument.objects.filter(pending=True).exists()


def test_a_rebuild_asks_the_same_for_two_and_for_twenty():
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            rebuilding.rebuild()
        return len(captured)

    for number in range(2):
        make_material(f"Дроби {number}", subjects=["algebra"], tags=["квиз"])
    queries()
    two = queries()
    for number in range(18):
        make_material(f"Проценты {number}", subjects=["algebra", "geometry"], tags=["квиз"])
    outbox.drain()
    assert queries() == two


def test_kind_names_are_words_of_the_search(client):
    make_material("Дроби", kind="worksheet")
    assert Kind.objects.get(slug="worksheet").name == "Рабочий лист"
    assert found(client, "рабочих листов") == ["Дроби"]
