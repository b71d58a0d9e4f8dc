"""Acts in texts: what is found, what must not be, and how long it takes to look."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mms_wagtail.plugins.legislation.domain.citations import find_citations
from mms_wagtail.plugins.legislation.domain.known_acts import KnownActs
from tests.legislation.known import (
    BASIC,
    DISTRICT,
    EDUCATION,
    KNOWN,
    LABOUR,
    LETTER,
    MINISTRY,
    NORMS,
    OLD_BASIC,
    POSTS,
    PRIMARY,
    REGIONAL,
    RULES,
    SENIOR,
    STANDARD,
    TODAY,
    act,
)

FOUND: list[tuple[str, list[Any]]] = [
    ("№ 273-ФЗ", [EDUCATION]),
    ("№273-ФЗ", [EDUCATION]),
    ("по 273-ФЗ учителя", [EDUCATION]),
    ("273–ФЗ с коротким тире", [EDUCATION]),
    ("№ 273 - ФЗ", [EDUCATION]),
    ("№ 273-фз", [EDUCATION]),
    ("N 273-ФЗ", [EDUCATION]),
    ("ФЗ-273", [EDUCATION]),
    ("ФЗ № 273", [EDUCATION]),
    ("Федеральный закон № 273", [EDUCATION]),
    ("Федеральный закон от 29.12.2012 № 273-ФЗ", [EDUCATION]),
    ("Федеральным законом от 29 декабря 2012 г. № 273-ФЗ", [EDUCATION]),
    (
        "Федеральный закон «Об образовании в Российской Федерации» от 29 декабря 2012 года № 273-ФЗ",
        [EDUCATION],
    ),
    ("Федеральным законом № 273-ФЗ «Об образовании в РФ»", [EDUCATION]),
    ("273-ФЗ от 29.12.2012", [EDUCATION]),
    ("№ 273-ФЗ (ред. от 04.08.2023)", [EDUCATION]),
    ("закон 2012 года № 273-ФЗ", [EDUCATION]),
    ("приказ Минпросвещения 2021 года № 287", [BASIC]),
    ("Законом об образовании", [EDUCATION]),
    ("приказ Минпросвещения России от 31.05.2021 № 287", [BASIC]),
    ("приказом Министерства просвещения Российской Федерации от 31 мая 2021 г. № 287", [BASIC]),
    ("ПРИКАЗ МИНПРОСВЕЩЕНИЯ РОССИИ ОТ 31.05.2021 № 287", [BASIC]),
    ("приказ Минпросвещения РФ от 31.05.21 N 287", [BASIC]),
    ("приказ Минпросвещения России «Об утверждении ФГОС ООО» от 31.05.2021 № 287", [BASIC]),
    ("приказ об утверждении стандарта от 31.05.2021 № 287", [BASIC]),
    ("от 31 мая 2021 г. № 287", [BASIC]),
    ("от «31» мая 2021 г. № 287", [BASIC]),
    ("приказ от 31.05.2021 (ред. от 18.07.2022) № 287", [BASIC]),
    ("приказа № 287", [BASIC]),
    ("приказу Минпросвещения № 287", [BASIC]),
    ("приказ № 287 от 31.05.2021", [BASIC]),
    ("приказ 2021-05-31 № 287", []),
    ("приказ от 2021-05-31 № 287", [BASIC]),
    ("приказ Минпросвещения от 2021 г. № 287", [BASIC]),
    ("приказы Минпросвещения от 31.05.2021 № 286 и № 287", [PRIMARY, BASIC]),
    ("приказы Минпросвещения от 31.05.2021 № 286 и от 31.05.2021 № 287", [PRIMARY, BASIC]),
    ("ФГОС ООО и ФГОС СОО", [BASIC, SENIOR]),
    ("ФГОС ООО (утв. приказом Минпросвещения от 31.05.2021 № 287)", [BASIC, BASIC]),
    ("ФГОС ООО 2021 года", [BASIC]),
    ("ФГОС ООО с 1 сентября 2022 года", [BASIC]),
    ("Приказ Минобрнауки России от 17 мая 2012 г. № 413", [SENIOR]),
    ("СП 2.4.3648-20", [RULES]),
    ("СП 2.4.3648–20", [RULES]),
    ("санитарных правил СП 2.4.3648-20.", [RULES]),
    ("СанПиН 1.2.3685-21", [NORMS]),
    ("постановление Главного государственного санитарного врача РФ от 28.09.2020 № 28", [RULES]),
    ("областной закон Ленинградской области от 24.02.2014 № 6-оз", [REGIONAL]),
    ("областным законом Ленинградской области № 6-оз", [REGIONAL]),
    ("приказ Минтруда России от 18.10.2013 № 544н", [STANDARD]),
    ("приказ Министерства труда и социальной защиты РФ № 544н", [STANDARD]),
    ("приказ № 544н", [STANDARD]),
    ("Профстандарта педагога", [STANDARD]),
    ("постановление Правительства РФ от 21.02.2022 № 225", [POSTS]),
    ("постановлением Правительства № 225", [POSTS]),
    ("ст. 81 Трудового кодекса", [LABOUR]),
    ("распоряжение комитета образования района № 45", [DISTRICT]),
    ("распоряжение от 01.09.2026 № 45", [DISTRICT]),
    ("письмо Минпросвещения России от 01.07.2021 № ТВ-1290/03", [LETTER]),
    ("письма № ТВ-1290/03", [LETTER]),
    ("приказ\N{NO-BREAK SPACE}Минпросвещения от\N{NO-BREAK SPACE}31.05.2021 №\N{NO-BREAK SPACE}287", [BASIC]),
    ("№ 273\N{WORD JOINER}-\N{WORD JOINER}ФЗ", [EDUCATION]),
    ("при\N{SOFT HYPHEN}каз Минпросвещения от 31.05.2021 № 287", [BASIC]),
]
NOT_FOUND = [
    "",
    "№ 287",
    "школа № 287",
    "кабинет № 413",
    "№ 273",
    "1273-ФЗ",
    "273-ФЗА",
    "№ 1287",
    "приказ № 2870",
    "№ 273-ФЗ от 28.03.1998",
    "Федеральный закон от 28.03.1998 № 273-ФЗ",
    "Федеральный закон «О воинской обязанности» № 273-ФЗ",
    "№ 273-ФЗ «О воинской обязанности и военной службе»",
    "приказ № 273-ФЗ",
    "приказ от 17.12.2010 № 287",
    "приказ № 287 от 17.12.2010",
    "приказ от 35.13.2021 № 287",
    "приказ от 31 мая 2020 г. № 287",
    "приказ от 2020 г. № 287",
    "приказ Минздрава России № 287",
    "приказ Минздрава России от 31.05.2021 № 287",
    "приказ директора школы № 287",
    "приказ об отпуске № 287",
    "постановление № 287",
    "постановление от 31.05.2021 № 287",
    "протокол от 31.05.2021 № 287",
    "договор от 31.05.2021 № 287",
    "приказ № 28",
    "постановление № 28",
    "закон 1998 года № 273-ФЗ",
    "приказ 2010 года № 287",
    "постановление 2021 года № 287",
    "2021 года № 287",
    "СП 2.4.3648-21",
    "ФГОС НОО обучающихся с ОВЗ",
    "ФГОС НОО ОВЗ",
    "проект ФГОС ООО",
    "прежнего ФГОС ООО",
    "ФГОС ООО (приказ от 06.10.2009 № 373)",
    "ФГОС ООО 2010 года",
    "ФГОСООО",
    "фгос ооо",
    "закон № 6-оз",
    "закон Московской области № 6-оз",
    "постановление Правительства Ленинградской области № 225",
    "распоряжение № 45",
    "распоряжение администрации № 45",
    "письмо от 02.07.2021 № ТВ-1290/03",
]


@pytest.mark.parametrize(("text", "acts"), FOUND, ids=[text for text, _acts in FOUND])
def test_an_act_is_found_however_it_is_written(text: str, acts: list[Any]) -> None:
    assert [citation.act for citation in find_citations(text, KNOWN)] == acts


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_wrong_act_is_never_found(text: str) -> None:
    assert find_citations(text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "article", "words"),
    [
        ("по ст. 48 Закона № 273-ФЗ", "48", "Закона № 273-ФЗ"),
        ("часть 3 статьи 28.1 Федерального закона № 273-ФЗ", "28.1", "Федерального закона № 273-ФЗ"),
        ("статье 81 Трудового кодекса", "81", "Трудового кодекса"),
        ("пункт 5 приказа № 287", "", "приказа № 287"),
    ],
)  # fmt: skip
def test_the_article_is_read_too(text: str, article: str, words: str) -> None:
    (citation,) = find_citations(text, KNOWN)

    assert (citation.article, citation.text) == (article, words)


def test_of_two_acts_with_one_name_the_one_in_force_is_meant_and_none_where_both_are() -> None:
    both = KnownActs([BASIC, OLD_BASIC], today=TODAY)
    later = KnownActs([BASIC, OLD_BASIC], today=dt.date(2027, 9, 1))

    assert find_citations("ФГОС ООО", both) == []
    assert [citation.act for citation in find_citations("ФГОС ООО", later)] == [BASIC]
    assert [c.act for c in find_citations("приказ Минобрнауки от 17.12.2010 № 1897", both)] == [OLD_BASIC]


def test_a_bare_number_that_two_acts_have_means_neither() -> None:
    twins = KnownActs([BASIC, act(20, "order", "287", (2019, 2, 1), issuer="Рособрнадзора")], today=TODAY)

    assert find_citations("приказ № 287", twins) == []
    assert [c.act.pk for c in find_citations("приказ Рособрнадзора № 287", twins)] == [20]
    assert [c.act.pk for c in find_citations("приказ № 287 от 31.05.2021", twins)] == [2]


def test_a_long_name_is_not_a_shorter_one() -> None:
    special = act(21, "order", "1598", (2014, 12, 19), short_name="ФГОС НОО ОВЗ", issuer="Минобрнауки России")
    acts = KnownActs([PRIMARY, special], today=TODAY)

    assert [c.act.pk for c in find_citations("ФГОС НОО ОВЗ и ФГОС НОО", acts)] == [21, 3]


days = st.dates(dt.date(1995, 1, 1), dt.date(2026, 11, 1))
numbers = st.one_of(st.integers(100, 9999).map(str), st.integers(100, 999).map(lambda number: f"{number}н"))


@given(number=numbers, signed=days, said=days, months=st.booleans())
def test_a_dated_citation_is_the_act_of_that_very_day_or_none(
    number: str, signed: dt.date, said: dt.date, months: bool
) -> None:
    from django.utils.dateformat import format as format_date

    acts = KnownActs(
        [act(1, "order", number, (signed.year, signed.month, signed.day), issuer=MINISTRY)], today=TODAY
    )
    written = f"{format_date(said, 'j E Y')} г." if months else f"{said:%d.%m.%Y}"

    found = find_citations(
        f"Как сказано в приказе Минпросвещения России от {written} № {number}, надо.", acts
    )

    assert bool(found) is (said == signed)


@given(
    st.text(
        alphabet="№ 287-ФЗприказотМинпвещнияФГОСО().,«»\n31052021г\N{NO-BREAK SPACE}\N{WORD JOINER}",
        max_size=120,
    )
)
def test_whatever_is_written_places_are_within_the_text_and_in_order(text: str) -> None:
    end = 0
    for citation in find_citations(text, KNOWN):
        assert end <= citation.start < citation.end <= len(text)
        end = citation.end


@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_a_full_citation_is_found_whatever_is_around_it(before: str, after: str) -> None:
    found = find_citations(f"{before}. Приказ Минпросвещения России от 31.05.2021 № 287. {after}", KNOWN)

    assert {citation.act for citation in found} <= set(KNOWN.acts.values())
    assert BASIC in {citation.act for citation in found}
