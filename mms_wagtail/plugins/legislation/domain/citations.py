"""Finds acts in any text: «№ 273-ФЗ», «приказ Минпросвещения России от 31.05.2021 № 287», «ФГОС ООО». Pure.

The rule above all others: never a wrong act. Where the text says what the act is not (another date, kind,
issuer or title), or where two acts fit, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mms_wagtail.plugins.legislation.domain.act_names import named_acts
from mms_wagtail.plugins.legislation.domain.act_words import (
    DATE,
    FLEXIBLE,
    KIND_WORDS,
    OTHER_PAPERS,
    issuer_key,
    number_key,
    plain,
    read_date,
)
from mms_wagtail.plugins.legislation.domain.known_acts import SANITARY_CODE, KnownAct, KnownActs

# So many characters before a number may belong to it, and so long a link may be.
REACH = 400
LONGEST = 160
# «приказ № 12» is said of any school's order; a bare number must be longer to mean one act.
BARE_NUMBER = 3
# Soft hyphens, joiners and the like, which stand within words and numbers.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")

_WORD = r"[А-ЯЁа-яёA-Za-z][А-ЯЁа-яёA-Za-z.\-]*"
_QUOTED = r"(?:«[^«»]*(?:«[^«»]*»[^«»]*)*»|\"[^\"]*\"|„[^“]*“|“[^”]*”)"
_ASIDE = r"(?:\([^()]*\)\s*)?"
_NUMBER = re.compile(
    r"(?:№|\bN(?=\s?\d)|\bNo\.?(?=\s?\d))\s*(?P<signed>[0-9A-Za-zА-Яа-яЁё]+(?:\s?-\s?ФК?З\b|[-/.][0-9A-Za-zА-Яа-яЁё]+)*)"
    r"|(?<![\d\-/.])(?P<law>\d{1,4}\s?-?\s?(?:ФЗ|ФКЗ))\b"
    r"|\b(?P<turned>(?:ФЗ|ФКЗ)\s?-?\s?(?:№\s?)?\d{1,4})\b(?!\s?-)",
    re.IGNORECASE,
)
_KIND = re.compile(
    "|".join(rf"(?P<k{place}>(?<!\w){pattern}(?!\w))" for place, (pattern, _kinds) in enumerate(KIND_WORDS)),
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\s*(?P<issuer>(?:{_WORD}\s+){{0,16}}?)(?P<title>{_QUOTED}\s*,?\s*)?{_ASIDE}"
    rf"(?:(?:от\s+(?P<date>{DATE})|(?P<year>(?:19|20)\d\d\s*(?:года|г\.)))\s*,?\s*)?{_ASIDE}(?:за\s*)?",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\bот\s+(?P<date>{DATE})\s*,?\s*{_ASIDE}(?:за\s*)?\Z", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s*(?:года|г\.)\s*\Z", re.IGNORECASE)
_ANY_DATE_BEFORE = re.compile(r"\bот\s+[«\"]?\d[^№]{0,24}\Z", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?P<title>{_QUOTED})?\s*,?\s*(?:\bот\s+(?P<date>{DATE}))?", re.IGNORECASE)
_ANY_DATE_AFTER = re.compile(r"\s*,?\s*от\s+\d", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:ст\.|стат(?:ь\w{1,2}|ей))\s*(\d+(?:\.\d+)*)\s*\Z", re.IGNORECASE)
_AND = re.compile(
    r"\s*(?:,|;|и|или|,\s*и)\s*(?:от\s+\S+(?:\s+[а-яё]+\s+\d{4})?(?:\s*(?:года|г\.))?\s*)?\Z", re.IGNORECASE
)
_TOPIC = re.compile(r"\b(?:об?|обо|по)\s", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Citation:
    """An act that a text names between the characters ``start`` and ``end``; ``article`` is «48» or ""."""

    start: int
    end: int
    act: KnownAct
    text: str
    article: str = ""


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What a text says of an act beside its number. ``date`` is in its words, "?" for one that is none."""

    start: int
    kind: str = ""
    issuer: str = ""
    title: str = ""
    date: str = ""


def find_citations(text: str, acts: KnownActs) -> list[Citation]:
    """All acts that ``text`` names, in its order, not overlapping. Takes a time in proportion to the text."""
    if not acts.acts or not text:
        return []
    if INVISIBLE.isdisjoint(text):
        return _find(text, acts)
    places = [place for place, character in enumerate(text) if character not in INVISIBLE]
    shown = "".join(text[place] for place in places)
    return [
        replace(citation, start=places[citation.start], end=places[citation.end - 1] + 1)
        for citation in _find(shown, acts)
    ]


def _find(text: str, acts: KnownActs) -> list[Citation]:
    flat = plain(text)
    found = list(_numbered(text, flat, acts))
    found += _coded(text, flat, acts)
    taken = [(citation.start, citation.end) for citation in found]
    for start, end, act in named_acts(flat, acts, taken):
        found.append(
            Citation(
                start=start, end=end, act=act, text=_snippet(text, start, end), article=_article(flat, start)
            )
        )
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


def _numbered(text: str, flat: str, acts: KnownActs) -> Iterator[Citation]:
    before: tuple[int, _Said] | None = None
    for match in _NUMBER.finditer(flat):
        number, is_law = _number_of(match)
        said = _said(flat, match, before)
        after = _AFTER.match(flat, match.end())
        end = match.end()
        title = said.title or (after["title"] or "" if after else "")
        date = said.date
        if not date and after and after["date"]:
            date, end = after["date"], after.end("date")
        elif not date and _ANY_DATE_AFTER.match(flat, match.end()):
            date = "?"
        said = _Said(start=said.start, kind=said.kind, issuer=said.issuer, title=title, date=date)
        before = (end, said)
        act = _choose(number, said, acts, is_law=is_law)
        if act is not None:
            start = said.start
            if end - start > LONGEST:
                dated = _DATED.search(flat, max(0, match.start() - REACH), match.start())
                start = dated.start() if dated and said.date else match.start()
            yield Citation(
                start=start,
                end=end,
                act=act,
                text=_snippet(text, start, end),
                article=_article(flat, said.start),
            )


def _number_of(match: re.Match[str]) -> tuple[str, bool]:
    """The number as :func:`number_key` gives it, and whether it can only be a federal law's."""
    if match["turned"]:
        digits = re.sub(r"\D", "", match["turned"])
        return f"{digits}-{'фкз' if 'фкз' in match['turned'].casefold() else 'фз'}", True
    key = number_key(match["signed"] or match["law"])
    if law := re.fullmatch(r"(\d+)-?(фз|фкз)", key):
        return f"{law[1]}-{law[2]}", True
    return key, False


def _said(flat: str, match: re.Match[str], before: tuple[int, _Said] | None) -> _Said:
    """What stands before a number: «приказ Минпросвещения России «…» от 31.05.2021 (ред. …)»."""
    floor = max(0, match.start() - REACH, before[0] if before else 0)
    context = flat[floor : match.start()]
    kinds = list(_KIND.finditer(context))
    for kind in reversed(kinds[-3:]):
        rest = _BETWEEN.fullmatch(context, kind.end())
        if rest:
            return _Said(
                start=floor + kind.start(),
                kind=kind.lastgroup or "",
                issuer=rest["issuer"] or "",
                title=(rest["title"] or "").strip(" ,"),
                date=rest["date"] or rest["year"] or "",
            )
    dated = _DATED.search(context)
    year = _YEAR_BEFORE.search(context)
    date = dated["date"] if dated else year[1] if year else "?" if _ANY_DATE_BEFORE.search(context) else ""
    start = floor + dated.start() if dated else match.start()
    # «приказы от 31.05.2021 № 286, № 287»: what was said of the first holds for the second.
    if before and _AND.match(flat[before[0] : match.start()]):
        return _Said(start=start, kind=before[1].kind, issuer=before[1].issuer, date=date or before[1].date)
    if dated and OTHER_PAPERS.search(context[: dated.start()]):
        return _Said(start=start, date="?")
    return _Said(start=start, date=date)


def _choose(number: str, said: _Said, acts: KnownActs, *, is_law: bool) -> KnownAct | None:
    """The one act that fits all that was said; None when none does, or several do."""
    candidates = acts.by_number.get(number, [])
    federal = said.kind == "k0"
    if not candidates and federal and number.isdecimal():
        candidates = acts.by_number.get(f"{number}-фз", [])
    if not candidates or said.date == "?":
        return None
    fitting = [act for act in candidates if _kind_fits(act, said.kind)]
    dated = bool(said.date) and not re.fullmatch(r"\d{4}\D*", said.date)
    if said.date:
        fitting = [act for act in fitting if _date_fits(act, said.date)]
    if not (dated or said.kind or is_law):
        return None
    topic = _TOPIC.search(said.issuer)
    named = issuer_key(said.issuer[: topic.start()] if topic else said.issuer)
    if dated:
        fitting = [act for act in fitting if not named or not act.issuer_stems or named & act.issuer_stems]
        if len(fitting) > 1:
            fitting = [act for act in fitting if act.issuer_stems == named]
    else:
        if topic:
            return None
        bare = not named and not is_law and len(number) < BARE_NUMBER
        fitting = [] if bare else [act for act in fitting if _issuer_fits(act, named)]
        fitting = [act for act in fitting if _title_fits(act, said.title)]
    return fitting[0] if len(fitting) == 1 else None


def _kind_fits(act: KnownAct, kind: str) -> bool:
    if not kind:
        return True
    pattern, kinds = KIND_WORDS[int(kind[1:])]
    if act.kind in FLEXIBLE:
        return act.kind in kinds or not act.word or re.search(pattern, act.word, re.IGNORECASE) is not None
    return act.kind in kinds


def _date_fits(act: KnownAct, words: str) -> bool:
    date = read_date(words)
    if date is None:
        return False
    signed = (act.signed_on.year, act.signed_on.month, act.signed_on.day)
    return date == signed or (date[1] == 0 and date[0] == signed[0])


def _issuer_fits(act: KnownAct, named: frozenset[str]) -> bool:
    """Without a date the issuer must be the very one; acts of schools and districts are told by it alone."""
    if not named:
        return act.kind not in FLEXIBLE
    return named == act.issuer_stems or (len(named) > 1 and named < act.issuer_stems)


def _title_fits(act: KnownAct, title: str) -> bool:
    """«№ 273-ФЗ «О воинской обязанности»» is another year's law: numbers begin anew every year."""
    said, known = _letters(title), _letters(act.title)
    length = min(len(said), len(known), 12)
    return length < 6 or said[:length] == known[:length]


def _letters(text: str) -> str:
    return re.sub(r"[^а-яa-z]", "", text.casefold().replace("ё", "е"))


def _coded(text: str, flat: str, acts: KnownActs) -> Iterator[Citation]:
    """«СП 2.4.3648-20», «СанПиН 1.2.3685-21»."""
    if not acts.by_code:
        return
    for match in re.finditer(rf"(?:\b(?:СП|СанПиН|СН)\s*)?({SANITARY_CODE.pattern})", flat, re.IGNORECASE):
        act = acts.in_force(acts.by_code.get(match[1], []))
        if act is not None:
            start, end = match.span()
            yield Citation(start=start, end=end, act=act, text=_snippet(text, start, end))


def _article(flat: str, start: int) -> str:
    found = _ARTICLE.search(flat, max(0, start - 40), start)
    return found[1] if found else ""


def _snippet(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())[:300]
