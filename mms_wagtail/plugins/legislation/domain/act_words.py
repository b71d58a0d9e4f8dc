"""Words by which texts name acts: kinds, issuers, dates, numbers. Pure."""

from __future__ import annotations

import datetime as dt
import re

from mms_wagtail.plugins.legislation.choices import ActKind

# Dashes and spaces of all sorts are one sort here; the length of a text stays.
SAME_LENGTH = str.maketrans(
    "\N{NO-BREAK SPACE}\u2009\u202f\u2007\u2010\u2011\u2012\u2013\u2014\u2212", "    ------"
)
# Latin letters that are typed for Russian ones within numbers: «544h».
_LOOKALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")

MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
DATE = (
    r"(?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|[«\"]?\d{1,2}[»\"]?\s+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s+\d{4}"
    r"|\d{4})\b(?:\s*(?:года|г\.|г\b))?"
)
_WORDED = re.compile(r"(\d{1,2})[»\"]?\s+([а-яё]+)\s+(\d{4})", re.IGNORECASE)

# A word of a text, and the kinds of acts that are called so.
KIND_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        r"(?:федеральн\w+\s+(?:конституционн\w+\s+)?)закон(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
        frozenset({ActKind.LAW}),
    ),
    (
        r"(?:областн|краев|республиканск)\w+\s+закон(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
        frozenset({ActKind.REGIONAL}),
    ),
    (r"закон(?:а|у|ом|е|ы|ов|ам|ами|ах)?", frozenset({ActKind.LAW, ActKind.REGIONAL})),
    (r"указ(?:а|у|ом|е|ы|ов|ам|ами|ах)?", frozenset({ActKind.DECREE})),
    (r"постановлени(?:е|я|ю|ем|и|й|ям|ями|ях)", frozenset({ActKind.RESOLUTION, ActKind.SANITARY})),
    (r"приказ(?:а|у|ом|е|ы|ов|ам|ами|ах)?", frozenset({ActKind.ORDER})),
    (r"распоряжени(?:е|я|ю|ем|и|й|ям|ями|ях)", frozenset({ActKind.DIRECTIVE})),
    (r"пис(?:ьмо|ьма|ьму|ьмом|ьме|ем|ьмам|ьмами|ьмах)", frozenset({ActKind.LETTER})),
    (r"(?:положени|решени)(?:е|я|ю|ем|и|й)", frozenset()),
)
# Acts of these may be called by any of the words.
FLEXIBLE = frozenset({ActKind.REGIONAL, ActKind.MUNICIPAL, ActKind.LOCAL})
# What has numbers and dates too, and is no act.
OTHER_PAPERS = re.compile(
    r"\b(?:протокол|договор|контракт|соглашени|сч[её]т|доверенност|справк|лицензи|свидетельств|удостоверени"
    r"|заявк|накладн|определени|паспорт)\w*\s*$",
    re.IGNORECASE,
)

_NEUTRAL = {"россия", "рф", "г", "ссср", "рсфср"}
_LONG_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"российск\w+ федераци\w+", ""),
        (r"министерств\w* просвещения", "минпросвещения"),
        (r"министерств\w* (?:образования и науки|науки и высшего образования)", "минобрнауки"),
        (r"министерств\w* (?:общего и профессионального )?образования", "минобразования"),
        (r"министерств\w* труда и социальной защиты", "минтруд"),
        (r"министерств\w* здравоохранения и социального развития", "минздравсоцразвития"),
        (r"министерств\w* здравоохранения", "минздрав"),
        (r"федеральн\w+ служб\w* по надзору в сфере образования и науки", "рособрнадзор"),
        (
            r"федеральн\w+ служб\w* по надзору в сфере защиты прав потребителей и благополучия человека",
            "роспотребнадзор",
        ),
        (r"министерств\w* [\w ,]*чрезвычайным ситуациям[\w ,]*", "мчс"),
        (r"главн\w+ государственн\w+ санитарн\w+ врач\w*", "главсанврач"),
    )
)


def plain(text: str) -> str:
    """``text`` with one sort of dashes and spaces; every character stays in its place."""
    return text.translate(SAME_LENGTH)


def number_key(number: str) -> str:
    """A number of an act as it is compared: «273–ФЗ», «273 - фз» and «273-ФЗ» are one."""
    return re.sub(r"\s+", "", plain(number)).casefold().replace("ё", "е").translate(_LOOKALIKES).strip(".")


def read_date(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a :data:`DATE`; 0, 0 after a year alone, None for a day that there is not."""
    text = text.casefold()
    if found := re.match(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})", text):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.match(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WORDED.search(text):
        day, year = int(found[1]), int(found[3])
        month = _month(found[2])
    else:
        return int(text[:4]), 0, 0
    year += 2000 if year < 100 else 0
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return year, month, day


def _month(word: str) -> int:
    found = [number for number, stem in enumerate(MONTHS, start=1) if word.startswith(stem)]
    # «ма» begins «март» too.
    return 5 if word in {"мая", "май"} else next((number for number in found if number != 5), 0)


def issuer_key(phrase: str) -> frozenset[str]:
    """Stems that tell issuers apart: «Министерства просвещения РФ» and «Минпросвещения» have the same."""
    text = " ".join(re.findall(r"[а-яёa-z-]+", plain(phrase).casefold().replace("ё", "е")))
    for pattern, name in _LONG_NAMES:
        text = pattern.sub(name, text)
    stems = {_stem(word) for word in text.split() if len(word) > 2}
    return frozenset(stems - {_stem(word) for word in _NEUTRAL})


_ENDINGS = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ом|ем|ым|им|ия|ии|ию|ах|ях|ая|яя|ое|ее|ый|ий|ые|ие"
    r"|а|я|у|ю|е|и|ы|о|ь)\Z"
)


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word) if len(word) > 4 else word
