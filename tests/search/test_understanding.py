"""What a query is taken to mean, given what the index has."""

from __future__ import annotations

import pytest

from mms_wagtail.search.analysed import analyse
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.thesaurus import Thesaurus
from mms_wagtail.search.understanding import Understanding, understand

TITLES = (
    "Функциональная грамотность на уроках математики",
    "Наставничество молодых педагогов",
    "Рабочая программа по алгебре, 7 класс",
    "Об образовании в Российской Федерации № 273-ФЗ",
    "Кибербезопасность школьника",
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    made = Lexicon()
    for number, title in enumerate(TITLES):
        row = SearchDocument(
            section="m", object_id=str(number), title=title, authors=["Выготский Л. С."], revision=1
        )
        made.count(analyse(row))
    return made


@pytest.fixture
def ask(lexicon):
    thesaurus = Thesaurus([(["РП", "рабочая программа"], ["РП", "рабочая программа"])])

    def run(text: str, *, literal: bool = False) -> Understanding:
        return understand(text, lexicon=lexicon, thesaurus=thesaurus, literal=literal)

    return run


def terms(meant: Understanding) -> set[str]:
    return {term for concept in meant.concepts for item in concept.alternatives for term in item.terms}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("aeyrwbjyfkmyfz uhfvjnyjcnm", "функциональная грамотность"),
        ("nastavnichestvo", "наставничество"),
        ("функцианальная грамотнасть", "функциональная грамотность"),
        ("матиматика", "математика"),
    ],
)
def test_layout_letters_and_slips_are_mended_and_shown(ask, typed, shown):
    found = ask(typed)
    forms = [token.form for token in found.tokens]
    assert found.shown
    assert {form[:6] for form in forms} == {word[:6] for word in shown.split()}


@pytest.mark.parametrize("typed", ["функциональной грамотностью", "лягушка", "кибер безопасность"])
def test_what_the_index_or_the_dictionary_knows_is_left_alone(ask, typed):
    assert ask(typed).shown == ""


def test_the_literal_query_is_not_mended(ask):
    assert ask("матиматика", literal=True).shown == ""
    assert "математика" not in terms(ask("матиматика", literal=True))


def test_abbreviations_work_both_ways(ask):
    assert {"рабочий", "программа"} <= terms(ask("РП по алгебре"))
    assert "рабочий" in terms(ask("рабочих программ"))


def test_surnames_in_any_case(ask):
    assert "выготский" in terms(ask("Выготского"))


def test_words_of_one_root(ask):
    assert "наставничество" in terms(ask("наставник"))


def test_split_words_are_joined(ask):
    assert "кибербезопасность" in terms(ask("кибер безопасность"))


def test_minus_words_and_quoted_phrases(ask):
    found = ask('"рабочая программа" -алгебра')
    assert [item.terms for item in found.excluded] == [("алгебра",)]
    assert [item.terms for item in found.phrases]


def test_a_number_of_an_act_is_demanded(ask):
    assert any(concept.required for concept in ask("закон 273-ФЗ").concepts)


@pytest.mark.parametrize(
    "typed", ["", " ", "-", '"', '""', "--", "№", "ст.", "a" * 400, "\x00", "😀", "- - -", '"" -""', "'\\\"*"]
)
def test_no_input_breaks_it(ask, typed):
    ask(typed)
