"""What is one publication, what a known one is given, and that a dry run tells the truth."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mms_wagtail.plugins.literature.importing import run as running
from mms_wagtail.plugins.literature.importing.outcome import State
from mms_wagtail.plugins.literature.models import Publication
from tests.literature.factory import make_publication
from tests.literature.importing import samples
from tests.literature.importing.conftest import Import

pytestmark = pytest.mark.django_db
HEADER = "Автор;Название;Год;ISBN;Город;Том;Вид;Где напечатано;Номер\n"


def states(result: Any) -> list[str]:
    return [item.state for item in result.outcomes]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Выготский Л. С.;Мышление и речь;1934", "Выготский Лев Семёнович;МЫШЛЕНИЕ И РЕЧЬ.;1934", True),
        ("Семёнов А.;Ёлка: рассказы;2001", "Семенов Андрей;Елка — рассказы;2001", True),
        ("Выготский Л. С.;Мышление и речь;1934", "Выготский Л. С.;Мышление и речь;1982", False),
        ("Выготский Л. С.;Мышление и речь;1934", "Выготский А. С.;Мышление и речь;1934", False),
        ("Выготский Л. С.;Мышление и речь;1934", "Лурия А. Р.;Мышление и речь;1934", False),
        (";Сборник;2001", "Лурия А. Р.;Сборник;2001", False),
        ("А Б.;Книга;2001;5-86150-048-7", "А Б.;Книга;2001;978-5-86150-048-7", True),
        ("А Б.;Книга;2001;5-86150-048-7", "В Г.;Другая;2005;978-5-86150-048-7", True),
        ("А Б.;Книга;2001;5-86150-048-7", "А Б.;Книга;2001;5-7443-0043-0", False),
        ("А Б.;Книга;2001;;;Т. 1", "А Б.;Книга;2001;;;Т. 2", False),
        ("А Б.;Урок;2001;;;;статья;Школа;1", "А Б.;Урок;2001;;;;статья;Школа;2", False),
        ("А Б.;Урок;2001;;;;статья;Школа;1", "А Б.;Урок;2001;;;;книга", False),
    ],
)
def test_what_is_one_publication(run: Import, first: str, second: str, one: bool) -> None:
    """In one file, in two, and told by a dry run."""
    both = run(f"{HEADER}{first}\n{second}\n", dry_run=True)
    assert (both.count(State.CREATED), both.count(State.REFUSED)) == (1 if one else 2, 0)
    assert states(run(f"{HEADER}{first}\n")) == [State.CREATED]
    assert (states(run(f"{HEADER}{second}\n")) == [State.CREATED]) != one
    assert Publication.objects.count() == (1 if one else 2)


def test_a_known_publication_gets_only_what_it_lacks(run: Import) -> None:
    known = make_publication(isbn_given="978-5-699-12014-7", publisher="", pages="", place="СПб.")
    result = run(samples.BIBTEX)

    assert states(result) == [State.COMPLETED]
    assert result.outcomes[0].words == "сведения к заглавию, издательство, страницы"
    known.refresh_from_db()
    assert (known.publisher, known.pages, known.place) == ("Педагогика", "480", "СПб.")
    assert states(run(samples.BIBTEX)) == [State.KNOWN]


def test_an_isbn_and_authors_are_filled_too(run: Import) -> None:
    run("Название;Год\nПедагогическая психология;1991\n")
    assert states(run("Название;Год;ISBN\nПедагогическая психология;1991;978-5-699-12014-7\n")) == [
        State.COMPLETED
    ]
    assert states(run(samples.CSV)) == [State.COMPLETED]

    book = Publication.objects.get()
    assert [person.last_name for person in book.contributors.all()] == ["Выготский"]
    assert book.isbn == "9785699120147"


def test_a_volume_takes_from_its_whole_what_it_does_not_say(run: Import) -> None:
    whole = (
        ("001", "W-1"),
        ("200", "1 ", "aТуризм", "eВ 4 т.", "fВ.А. Квартальнов"),
        ("210", "  ", "aМ.", "cФинансы и статистика", "d2002"),
        ("700", " 1", "aКвартальнов", "bВ. А.", "gВалерий Александрович", "4070"),
    )
    volume = (
        ("001", "V-1"),
        ("200", "0 ", "aТ. 2", "hкн. 4", "iНародная дипломатия"),
        ("210", "  ", "d2003"),
        ("461", " 0", "1001W-1", "12001 ", "aТуризм", "vТ. 2"),
    )
    run(samples.iso2709(volume, whole))

    found = Publication.objects.get(volume__startswith="Т. 2")
    assert (found.title, found.volume) == ("Туризм", "Т. 2. кн. 4, Народная дипломатия")
    assert (found.place, found.publisher, found.year, found.authors_line) == (
        "М.",
        "Финансы и статистика",
        2003,
        "Квартальнов В. А.",
    )


def test_a_list_of_isbns_tells_what_is_known_and_what_to_do(run: Import) -> None:
    make_publication(isbn_given="978-5-699-12014-7")
    result = run("5-86150-048-7\nISBN 978-5-699-12014-7\n978-5-699-12014-8\n")

    assert states(result) == [State.REFUSED, State.KNOWN, State.REFUSED]
    assert "Только эти ISBN" in result.outcomes[0].words
    assert "должна быть 7" in result.outcomes[2].words


def test_too_many_records_are_refused_before_any_is_written(run: Import, monkeypatch: Any) -> None:
    with pytest.raises(ValueError, match="больше 20000 записей"):
        run("5-86150-048-7\n" * 1_000_000)


def test_equal_queries_for_a_batch(run: Import) -> None:
    """Known records cost nothing each."""
    counts = []
    for many in (1, 30):
        lines = "".join(f"Автор{n} А.;Книга {n};2001\n" for n in range(many))
        run(HEADER + lines)
        with CaptureQueriesContext(connection) as queries:
            assert states(run(HEADER + lines)) == [State.KNOWN] * many
        # Each record has a savepoint of its own.
        counts.append(sum("SAVEPOINT" not in query["sql"] for query in queries))
    assert counts[0] == counts[1]


people = st.sampled_from(["", "Выготский Л. С.", "Выготский Лев Семёнович", "Лурия А. Р."])
isbns = st.sampled_from(["", "", "5-86150-048-7", "978-5-86150-048-7", "5-7443-0043-0", "5-7443-0043-1"])
lines = st.tuples(
    people,
    st.sampled_from(["Мышление и речь", "МЫШЛЕНИЕ и речь!", "Книга", ""]),
    st.sampled_from(["", "1934", "1982"]),
    isbns,
    st.sampled_from(["", "Москва"]),
    st.sampled_from(["", "Т. 1"]),
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=st.lists(lines, max_size=3), rows=st.lists(lines, min_size=1, max_size=9))
def test_a_dry_run_tells_what_the_real_one_does(
    run: Import, monkeypatch: Any, before: Any, rows: Any
) -> None:
    monkeypatch.setattr(running, "BATCH", 2)

    def table(found: Any) -> str:
        return HEADER + "".join(
            ";".join(row) + "\n" for row in (*found, ("", "Последняя", "1999", "", "", ""))
        )

    with transaction.atomic():
        run(table(before))
        count = Publication.objects.count()
        dry = run(table(rows), dry_run=True)
        assert Publication.objects.count() == count
        real = run(table(rows))
        assert dry == real
        assert Publication.objects.count() == count + real.count(State.CREATED)
        # A second time nothing is new: what was refused stays so.
        again = run(table(rows))
        assert {State.CREATED, State.COMPLETED}.isdisjoint(states(again))
        transaction.set_rollback(True)
