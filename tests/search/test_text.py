"""Russian analysis: forms meet, numbers stay whole, pasted rubbish is cleaned."""

import pymorphy3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mms_wagtail.search.highlight import best_passage, mark
from mms_wagtail.search.text import beginnings, clean, collation_key, fold, tokenize, tokens_with


def terms(text: str) -> list[set[str]]:
    return [set(token.terms) for token in tokenize(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("рекомендаций", "рекомендации"),
        ("ребёнка", "ребенок"),
        ("Выготского", "Выготский"),
        ("онлайн-урок", "ОНЛАЙН‑УРОКИ"),
        ("273-ФЗ", "273-фз"),
        ("СП 2.4.3648-20", "сп 2.4.3648-20."),
        ("до\u00adшколь\u00adник", "дошкольники"),
        ("уро\u0301ки", "урок"),
        ("и\u0306ога", "йога"),
        ("ст. 48", "статьи 48"),
        ("п.3", "пункту 3"),
        ("сoчинeние", "сочинения"),
        ("978-5-9943-5286-1", "9785994352861"),
        ("5-7110-0177-9", "5711001779"),
        ("5-279-02628-Х", "978-5-279-02628-9"),
        ("5-7110-0177-8", "5711001778"),
    ],
)
def test_forms_meet(first, second):
    assert all(one & other for one, other in zip(terms(first), terms(second), strict=True))


def test_short_i_stays_itself():
    assert terms("йод") == [{"йод"}]


def test_numbers_of_acts_stay_whole():
    assert terms("273-ФЗ от 29.12.2012 № 287") == [{"273-фз", "273"}, {"от"}, {"29.12.2012"}, {"287"}]


def test_st_without_a_number_is_no_article():
    assert "статья" not in terms("ст машинист")[0]


def test_a_digit_after_a_hyphen_is_no_number_of_its_own():
    assert "5" not in terms("статья 105-5")[1]


def test_offsets_are_those_of_the_given_text():
    text = "Ёлка, е\u0308ж и «онлайн-урок»"
    assert [text[token.start : token.end] for token in tokenize(text)] == [
        "Ёлка",
        "е\u0308ж",
        "и",
        "онлайн",
        "урок",
    ]


@given(st.text(max_size=300))
def test_any_text_is_analysed_and_marked(text):
    cleaned = clean(text)
    for token in tokenize(cleaned):
        assert 0 <= token.start < token.end <= len(cleaned)
        assert token.terms
    assert "<script" not in mark(text, {"script"})
    best_passage([("", text)], {"урок"})


def test_titles_sort_as_readers_expect():
    titles = ["«Яблоко»", "Ёж", "Единица", "2 класс", "10 класс"]
    assert sorted(titles, key=collation_key) == ["2 класс", "10 класс", "Единица", "Ёж", "«Яблоко»"]


def test_original_words_are_marked_in_any_form():
    assert mark("Учим <дроби> и дробей", {"дробь"}) == "Учим &lt;<mark>дроби</mark>&gt; и <mark>дробей</mark>"


def test_the_best_passage_has_most_of_the_words():
    body = "Вступление о разном. " * 30 + "Как читать таблицы и графики на уроке. " + "Ещё о разном. " * 30
    plain, html, _label = best_passage(
        [("", "Аннотация про уроки."), ("", body)], {"таблица", "график", "урок"}
    )
    assert "таблицы и графики на уроке" in plain
    assert html.count("<mark>") == 3


def test_all_forms_of_a_word_begin_so():
    words = "идти человек ребенок хороший красивый методист учить уж её якорь ёж взять псевдоурок а вэб xyz"
    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    for word in map(fold, words.split()):
        forms = [fold(form.word) for form in analyzer.parse(word)[0].lexeme]
        assert beginnings(word, 3) == {form[:3] for form in forms}


@given(st.sampled_from(["Конспект урока", "Уроки для 5–7 классов", "Онлайн-урок в 8 классе", "273-ФЗ, урок"]))
def test_words_with_a_term_are_those_of_all_words(text):
    wanted = frozenset({"урок", "класс:6", "273", "класс"})
    assert tokens_with(text, wanted) == [token for token in tokenize(text) if wanted & set(token.terms)]
