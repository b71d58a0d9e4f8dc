"""Numbers of acts, and of the articles of acts: «№ 273-ФЗ», «приказ 287», «ст. 81 ТК РФ»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.plan import Alternative, Concept
from mms_wagtail.search.text import Token
from mms_wagtail.search.weighing import best_of

WORDS_TO_NUMBER = 3
# Numbers after these words are numbers of acts.
ACT_WORDS = frozenset(
    """
    приказ закон постановление письмо статья распоряжение указ сп санпин гост решение фз фкз номер
    """.split()  # noqa: SIM905
)
# Divisions of an act by what a number of theirs says of the question.
DIVISIONS = {"статья": 4, "глава": 2, "раздел": 2, "параграф": 2, "часть": 1, "пункт": 1, "подпункт": 1}
ARTICLE = "статья"
NUMBER_SHARE = 4
NUMBER_ALONE = 0.5
PIECE_OF_NUMBER = 0.8
MAX_BARE = 4
# «81», «60.1», «51-1», «5-я»
_DIVISION_NUMBER = re.compile(r"(\d{1,4}(?:[.-]\d{1,3})*)(?:-?[а-я]{1,2})?\Z")


def division(tokens: Sequence[Token], place: int) -> tuple[str, str] | None:
    """The division of an act that stands at ``place`` with its number, as «статья» and «81».

    «81 статья» is one too, unless another number follows: «273-ФЗ статья 48».
    """
    if place + 1 >= len(tokens):
        return None
    one, two = tokens[place], tokens[place + 1]
    if name := _division_name(one):
        number = _DIVISION_NUMBER.match(two.form)
        return (name, number[1]) if number and not two.role else None
    name, number = _division_name(two), _DIVISION_NUMBER.match(one.form)
    follows = place + 2 < len(tokens) and _DIVISION_NUMBER.match(tokens[place + 2].form)
    if name == ARTICLE and number and not follows:
        return name, number[1]
    return None


def _division_name(token: Token) -> str:
    return next((term for term in token.terms[:1] if term in DIVISIONS), "")


def of_division(name: str, number: str, lexicon: Lexicon) -> Concept:
    """An article is what a reader would not do without; its parts only rank."""
    # «60.1» is printed as a raised figure, which texts give as «60.1», «60-1» or «601».
    spellings = dict.fromkeys((number, number.replace(".", "-"), re.sub(r"\.(\d)", r"\1", number, count=1)))
    alternatives = [
        Alternative((name, spelling), PIECE_OF_NUMBER if step else 1.0)
        for step, spelling in enumerate(spellings)
    ]
    if name == ARTICLE:
        alternatives.append(Alternative((number,), NUMBER_ALONE))
    kept = best_of(alternatives, lexicon)
    known = all(map(lexicon.knows, kept[0].terms))
    return Concept(kept, DIVISIONS[name], required=known and name == ARTICLE)


def is_number_of_act(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether a token is the number of an act or a book: what a reader would not do without."""
    token = tokens[place]
    if not any(char.isdigit() for char in token.form):
        return False
    if (
        not token.form.isdecimal()
        or len(token.form) > MAX_BARE
        or "№" in text[max(0, token.start - 3) : token.start]
    ):
        return True
    before = tokens[max(0, place - WORDS_TO_NUMBER) : place]
    return any(ACT_WORDS & {word.form, *word.terms} for word in before)


def of_number(token: Token, joined: Sequence[str], lexicon: Lexicon) -> Concept:
    """The number of an act; nobody asks for another one."""
    alternatives = [Alternative((term,)) for term in (*joined, *token.terms[:1])]
    if not any(lexicon.knows(term) for term in (*joined, *token.terms[:1])):
        alternatives += [Alternative((term,), PIECE_OF_NUMBER) for term in token.terms[1:]]
    kept = best_of(alternatives, lexicon)
    return Concept(kept, NUMBER_SHARE, required=all(map(lexicon.knows, kept[0].terms)))
