"""«Хочу взять»: readers wish, the keeper lends, copies are counted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail import registry
from mms_wagtail.notices.models import Notice
from mms_wagtail.plugins.literature import cabinet
from mms_wagtail.plugins.literature.domain.lending import (
    LendingError,
    decline,
    give,
    take_back,
    wish,
    withdraw,
)
from mms_wagtail.plugins.literature.models import Publication, Wish
from tests.literature.factory import make_publication
from tests.practices.factory import work_at


@pytest.fixture
def readers(cast):
    for role in ("stranger", "author"):
        work_at(cast[role], "Берёзовская СОШ")
    return cast


@pytest.fixture
def book(portal):
    return make_publication(copies=1, library_note="Каб. 12", shelf="П-4")


def inspect(item: Wish) -> str:
    return reverse("mms_literature_wishes:inspect", args=[item.pk])


def test_from_the_wish_to_the_return(readers, book, client_of):
    reader, keeper = client_of("stranger"), client_of("methodologist")
    address = reverse("mms_literature:want", args=[book.slug])
    assert "есть свободный экземпляр" in reader.get(address).content.decode().replace("\xa0", " ")
    reader.post(address)
    reader.post(address)
    (item,) = Wish.objects.all()
    assert "Вы в очереди" in reader.get(book.get_absolute_url()).content.decode()
    listing = keeper.get(reverse("mms_literature_wishes:index")).content.decode()
    assert book.title in listing
    assert "Ждёт" in listing
    assert keeper.post(inspect(item), {"act": "give"}).status_code == 302
    assert Notice.objects.get(user=readers["stranger"]).title == f"Можно забирать: «{book.title}»"
    assert "Всё на руках" in reader.get(book.get_absolute_url()).content.decode()
    assert "У вас" in reader.get(reverse("mms_literature:wishes")).content.decode()
    keeper.post(inspect(item), {"act": "take_back"})
    item.refresh_from_db()
    assert item.state == "returned"
    reader.post(address)
    assert Wish.objects.filter(state="waiting").count() == 1


def test_a_refusal_needs_a_word_and_keeps_what_was_typed(readers, book, client_of):
    item = wish(book, by=readers["stranger"])
    keeper = client_of("head")
    empty = keeper.post(inspect(item), {"act": "decline", "answer": "  "})
    assert empty.status_code == 422
    assert "Напишите читателю" in empty.content.decode()
    keeper.post(inspect(item), {"act": "decline", "answer": "Возьмите второе издание."})
    notice = Notice.objects.get(user=readers["stranger"])
    assert (notice.title, notice.text) == (f"Взять не получится: «{book.title}»", "Возьмите второе издание.")
    closed = client_of("stranger").get(reverse("mms_literature:wishes")).content.decode()
    assert "Возьмите второе издание." in closed


@pytest.mark.parametrize("role", ["author", "expert", "stranger", "visitor"])
def test_others_do_not_lend_or_look(role, readers, book, client_of):
    item = wish(book, by=readers["stranger"])
    client = client_of(role)
    for answer in (
        client.get(reverse("mms_literature_wishes:index")),
        client.get(inspect(item)),
        client.post(inspect(item), {"act": "give"}),
    ):
        assert answer.status_code in (302, 403)
    item.refresh_from_db()
    assert item.state == "waiting"
    if readers[role]:
        with pytest.raises(LendingError, match="выдают методисты"):
            give(item, by=readers[role])


def test_a_visitor_is_led_to_the_login_and_back(book, client):
    answer = client.get(reverse("mms_literature:want", args=[book.slug]))
    assert answer.url.startswith(reverse("account_login"))
    assert "hochu" in answer.url


def test_never_more_are_given_than_there_are(readers, book):
    first, second = (wish(book, by=readers[role]) for role in ("stranger", "author"))
    give(first, by=readers["head"])
    with pytest.raises(LendingError, match="всего 1, выдано 1"):
        give(second, by=readers["methodologist"])
    with pytest.raises(LendingError, match="уже не ждёт"):
        give(first, by=readers["head"])
    take_back(first, by=readers["head"])
    give(second, by=readers["head"])
    with pytest.raises(LendingError, match="то, что выдано"):
        take_back(first, by=readers["head"])


def test_one_takes_away_only_what_is_ones_own_and_waits(readers, book, client_of):
    item = wish(book, by=readers["stranger"])
    other = client_of("author").post(reverse("mms_literature:unwant", args=[item.pk]))
    assert other.status_code == 404
    with pytest.raises(LendingError, match="другого читателя"):
        withdraw(item, by=readers["author"])
    give(item, by=readers["head"])
    with pytest.raises(LendingError, match="уже у вас"):
        withdraw(item, by=readers["stranger"])
    take_back(item, by=readers["head"])
    again = wish(book, by=readers["stranger"])
    client_of("stranger").post(reverse("mms_literature:unwant", args=[again.pk]))
    again.refresh_from_db()
    assert again.state == "withdrawn"
    with pytest.raises(LendingError, match="уже не ждёт"):
        decline(again, by=readers["head"], answer="Поздно.")


@pytest.mark.parametrize("sent", [{}, {"act": "drop"}, {"act": "delete"}])
def test_an_unknown_act_is_no_act(readers, book, client_of, sent):
    item = wish(book, by=readers["stranger"])
    assert client_of("head").post(inspect(item), sent).status_code == 404


def test_lists_cost_the_same_for_one_and_thirty(readers, client_of):
    def queries(client, address) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    keeper, reader = client_of("head"), client_of("stranger")
    pages = [(keeper, reverse("mms_literature_wishes:index")), (reader, reverse("mms_literature:wishes"))]
    wish(make_publication(), by=readers["stranger"])
    for client, address in pages:
        queries(client, address)
    one = [queries(*page) for page in pages]
    for number in range(29):
        work = make_publication(title=f"Книга {number}", copies=1)
        item = wish(work, by=readers["stranger"])
        if number % 2:
            give(item, by=readers["head"])
    assert [queries(*page) for page in pages] == one


def test_personal_data_are_given_out_and_erased_but_for_what_is_not_returned(readers, book):
    home = give(wish(book, by=readers["stranger"]), by=readers["head"])
    wish(make_publication(title="Другая"), by=readers["stranger"])
    assert cabinet.DATA in registry.personal_data()
    assert {row["publication__title"] for row in cabinet.export(readers["stranger"])} == {
        book.title,
        "Другая",
    }
    assert [item.title for item in cabinet.waiting(readers["stranger"])] == [book.title]
    cabinet.erase(readers["stranger"])
    assert list(Wish.objects.all()) == [home]


def test_a_reader_does_not_wish_for_the_whole_library(readers):
    works = Publication.objects.bulk_create(Publication(title=f"К {n}", slug=f"k-{n}") for n in range(31))
    for work in works[:30]:
        wish(work, by=readers["stranger"])
    with pytest.raises(LendingError, match="уже 30 изданий"):
        wish(works[30], by=readers["stranger"])
