"""What a query is taken to mean, given what the index has."""

from __future__ import annotations

import pytest

from tests.search.asking import ask, terms


def test_abbreviations_work_both_ways():
    assert {"рабочий", "программа"} <= terms(ask("РП по алгебре"))
    assert "рабочий" in terms(ask("рабочих программ"))


def test_an_abbreviation_keeps_its_stop_word():
    assert ("федеральный", "образовательный", "программа", "дошкольный", "образование") in {
        item.terms for concept in ask("фоп до").concepts for item in concept.alternatives
    }
    assert "дошкольный" not in terms(ask("ФОП"))


def test_what_stands_for_an_abbreviation_that_the_index_has_not_counts_in_full():
    (code,) = ask("ТК РФ").concepts
    assert (code.alternatives[0].terms, code.alternatives[0].weight) == (("трудовой", "кодекс"), 1.0)


def test_surnames_in_any_case():
    assert "выготский" in terms(ask("Выготского"))


def test_words_of_one_root():
    assert "наставничество" in terms(ask("наставник"))


def test_split_words_are_joined():
    assert "кибербезопасность" in terms(ask("кибер безопасность"))


def test_minus_words_and_quoted_phrases():
    found = ask('"рабочая программа" -алгебра')
    assert [item.terms for item in found.excluded] == [("алгебра",)]
    assert [item.terms for item in found.phrases] == [("рабочий", "программа")]


def test_neighbours_are_words_that_say_something():
    pairs = [item.terms for item in ask("какая нужна рабочая программа").pairs]
    assert pairs == [("рабочий", "программа")]


@pytest.mark.parametrize(
    "typed", ["", " ", "-", '"', '""', "--", "№", "ст.", "a" * 400, "\x00", "😀", "- - -", '"" -""', "'\\\"*"]
)
def test_no_input_breaks_it(typed):
    ask(typed)
