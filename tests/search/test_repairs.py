"""Layout, letters and slips are mended where nobody knows the word, and only there."""

from __future__ import annotations

import pytest

from tests.search.asking import ask, terms


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("aeyrwbjyfkmyfz uhfvjnyjcnm", "функциональная грамотность"),
        ("nastavnichestvo", "наставничество"),
        ("uchebno-metodicheskiy", "учебно-методический"),
        ("utverzhdeniyami", "утверждениями"),
        ("функцианальная грамотнасть", "функциональная грамотность"),
        ("матиматика", "математика"),
        ("матемтика", "математика"),
        ("рабочаяпрограмма", "рабочая программа"),
    ],
)
def test_layout_letters_and_slips_are_mended_and_shown(typed, shown):
    found = ask(typed)
    assert found.shown
    assert [token.form[:6] for token in found.tokens] == [
        word[:6] for word in shown.replace("-", " ").split()
    ]


def test_a_short_word_follows_its_neighbour_into_the_other_layout():
    assert ask("ajg lj").shown == "фоп до"
    assert ask("lj").shown == ""


@pytest.mark.parametrize(
    "typed", ["функциональной грамотностью", "лягушка", "кибер безопасность", "Python", "кажыдх[ыф"]
)
def test_what_is_known_or_hopeless_is_left_alone(typed):
    assert ask(typed).shown == ""


def test_the_literal_query_is_not_mended():
    assert ask("матиматика", literal=True).shown == ""
    assert "математика" not in terms(ask("матиматика", literal=True))
