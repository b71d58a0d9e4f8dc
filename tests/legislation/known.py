"""Acts that the tests of citations know. Dates and numbers are those of real acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mms_wagtail.plugins.legislation.domain.known_acts import KnownAct, KnownActs

TODAY = dt.date(2026, 11, 25)
MINISTRY, EARLIER = "Минпросвещения России", "Минобрнауки России"


def act(key: int, kind: str, number: str, signed_on: tuple[int, int, int], **values: Any) -> KnownAct:
    words = {"order": "приказ", "law": "Федеральный закон", "letter": "письмо"}
    return KnownAct(
        pk=key,
        kind=kind,
        number=number,
        signed_on=dt.date(*signed_on),
        url=f"/zakonodatelstvo/akty/{key}/",
        **{"word": words.get(kind, "постановление"), **values},
    )


(
    EDUCATION, BASIC, PRIMARY, OLD_BASIC, RULES, NORMS, REGIONAL, STANDARD, SENIOR, POSTS, LABOUR, DISTRICT,
    LETTER,
) = (
    act(1, "law", "273-ФЗ", (2012, 12, 29), title="Об образовании в Российской Федерации",
        short_name="Закон об образовании", issuer="Российской Федерации"),
    act(2, "order", "287", (2021, 5, 31), title="Об утверждении стандарта", short_name="ФГОС ООО",
        issuer=MINISTRY),
    act(3, "order", "286", (2021, 5, 31), short_name="ФГОС НОО", issuer=MINISTRY),
    act(4, "order", "1897", (2010, 12, 17), short_name="ФГОС ООО", issuer=EARLIER, ends=dt.date(2027, 9, 1)),
    act(5, "sanitary", "28", (2020, 9, 28), short_name="СП 2.4.3648-20",
        issuer="Главного государственного санитарного врача РФ"),
    act(6, "sanitary", "2", (2021, 1, 28), short_name="СанПиН 1.2.3685-21",
        issuer="Главного государственного санитарного врача РФ"),
    act(7, "regional", "6-оз", (2014, 2, 24), word="областной закон", issuer="Ленинградской области"),
    act(8, "order", "544н", (2013, 10, 18), short_name="Профстандарт педагога", issuer="Минтруда России"),
    act(9, "order", "413", (2012, 5, 17), short_name="ФГОС СОО", issuer=EARLIER),
    act(10, "resolution", "225", (2022, 2, 21), issuer="Правительства РФ"),
    act(11, "law", "197-ФЗ", (2001, 12, 30), title="Трудовой кодекс Российской Федерации",
        short_name="Трудовой кодекс", issuer="Российской Федерации"),
    act(12, "municipal", "45", (2026, 9, 1), word="распоряжение", issuer="комитета образования района"),
    act(13, "letter", "ТВ-1290/03", (2021, 7, 1), issuer=MINISTRY),
)  # fmt: skip
KNOWN = KnownActs(
    [EDUCATION, BASIC, PRIMARY, RULES, NORMS, REGIONAL, STANDARD, SENIOR, POSTS, LABOUR, DISTRICT, LETTER],
    today=TODAY,
)
