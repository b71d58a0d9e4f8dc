"""Numbers of acts and of their articles."""

from __future__ import annotations

import pytest

from mms_wagtail.search.acts import division
from mms_wagtail.search.text import tokenize
from tests.search.asking import ask


def test_a_number_of_an_act_is_demanded():
    assert any(concept.required for concept in ask("закон 273-ФЗ").concepts)


@pytest.mark.parametrize(
    "typed", ["ст. 81 ТК РФ", "ст 81 тк", "статья 81 трудового кодекса", "ТК 81 статья", "81-я статья ТК"]
)
def test_an_article_is_one_thing_with_its_number(typed):
    article = next(concept for concept in ask(typed).concepts if concept.required)
    assert article.alternatives[0].terms == ("статья", "81")
    assert len(ask(typed).concepts) == 2


def test_of_a_law_and_its_article_either_is_enough():
    assert not any(concept.required for concept in ask("273-ФЗ статья 81").concepts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("статья 60.1", ("статья", "60.1")),
        ("глава 5", ("глава", "5")),
        ("п. 3", ("пункт", "3")),
        ("статья 2024 год", ("статья", "2024")),
        ("статья о наставничестве", None),
        ("273 статья 48", None),
    ],
)
def test_divisions(text, found):
    assert division(tokenize(text), 0) == found
