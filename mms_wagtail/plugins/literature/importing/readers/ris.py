"""RIS: lines «AU  - Фамилия, Имя» from «TY  -» to «ER  -»."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import rispy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from rispy.config import TAG_KEY_MAPPING

from mms_wagtail.plugins.literature.choices import Carrier, PublicationKind, Role
from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.imprints import first_number, language_of, pages_of, year_of
from mms_wagtail.plugins.literature.importing.names import parse_name
from mms_wagtail.plugins.literature.importing.reading import clean, unreadable
from mms_wagtail.plugins.literature.importing.record import Entry, Record
from mms_wagtail.plugins.literature.importing.volumes import bare_title

KINDS = {
    "BOOK": PublicationKind.BOOK, "EDBOOK": PublicationKind.BOOK, "CHAP": PublicationKind.CHAPTER,
    "CONF": PublicationKind.BOOK, "CPAPER": PublicationKind.CHAPTER, "JFULL": PublicationKind.JOURNAL,
    "JOUR": PublicationKind.ARTICLE, "MGZN": PublicationKind.ARTICLE, "NEWS": PublicationKind.ARTICLE,
    "EJOUR": PublicationKind.ARTICLE, "INPR": PublicationKind.ARTICLE, "ELEC": PublicationKind.ELECTRONIC,
    "EBOOK": PublicationKind.ELECTRONIC, "ICOMM": PublicationKind.ELECTRONIC,
    "BLOG": PublicationKind.ELECTRONIC, "WEB": PublicationKind.ELECTRONIC,
    "THES": PublicationKind.DISSERTATION,
}  # fmt: skip
PEOPLE = (
    ("AU", Role.AUTHOR), ("A1", Role.AUTHOR), ("ED", Role.EDITOR), ("A2", Role.EDITOR),
    ("A4", Role.TRANSLATOR), ("A3", Role.SUPERVISOR),
)  # fmt: skip
_TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?: |$)")
_START = re.compile(r"^\s*TY {1,2}-", re.MULTILINE)
# rispy gives every tag under a name of its own; here each keeps its two letters.
MAPPING = {tag: tag for tag in TAG_KEY_MAPPING}
LISTS = [tag for tag in MAPPING if tag != "TY"]


def looks_like(text: str) -> bool:
    return bool(_START.search(text[:20_000]))


def read(text: str) -> Iterator[Entry]:
    """Every record of a file, in its order."""
    lines: list[str] = []
    count, begun = 0, 0
    for number, line in enumerate(text.splitlines(), start=1):
        tag = match[1] if (match := _TAG.match(line.strip())) else ""
        if tag == "TY" and lines:
            yield _unfinished(count, begun)
            lines = []
        if tag == "TY":
            count, begun = count + 1, number
        if not begun and line.strip():
            yield Entry(place=f"строка {number}", reason=_(_OUTSIDE))
            begun = -1
        if begun > 0 and line.strip():
            lines.append(_TAG.sub(r"\1  - ", line.strip()))
        if tag == "ER" and lines:
            yield _entry(f"запись {count} (строка {begun})", lines)
            lines, begun = [], 0
    if lines:
        yield _unfinished(count, begun)


_OUTSIDE = gettext_noop(
    "Строка стоит вне записи: записи начинаются с «TY  -». Проверьте, не потерялось ли начало."
)


def _unfinished(count: int, begun: int) -> Entry:
    reason = _("Запись не закончена: нет строки «ER  -». Выгрузите её заново.")
    return Entry(place=f"запись {count} (строка {begun})", reason=reason)


def _entry(place: str, lines: list[str]) -> Entry:
    text = "\n".join(lines)
    if seen := unreadable(text):
        reason = _("Буквы не читаются («%s»). Выгрузите запись заново, в UTF-8.") % seen
        return Entry(place=place, reason=reason)
    found = rispy.loads(text, mapping=MAPPING, list_tags=LISTS, skip_unknown_tags=True)
    try:
        return Entry(place=place, record=record(found[0]))
    except RecordRefusedError as error:
        return Entry(place=place, reason=str(error))


def record(tags: dict[str, list[str]]) -> Record:
    """One record of its tags; raises :class:`RecordRefusedError` for one without a title."""

    def get(*names: str) -> str:
        return next((text for name in names for value in tags.get(name, []) if (text := clean(value))), "")

    kind = KINDS.get(clean(str(tags["TY"])).upper(), PublicationKind.BOOK)
    whole = " ".join(clean(part) for part in tags.get("TI", tags.get("T1", [])))
    title, _sign, subtitle = bare_title(whole).partition(" : ")
    title = title or bare_title(get("CT", "BT"))
    if not title:
        raise RecordRefusedError(
            _("Нет заглавия (TI или T1). Впишите его строкой «TI  - …» и загрузите снова.")
        )
    is_part = kind in (PublicationKind.ARTICLE, PublicationKind.CHAPTER)
    hosted = is_part or kind == PublicationKind.ELECTRONIC
    names = (
        parse_name(text, role=role)
        for tag, role in PEOPLE
        if tag != "A3" or kind == PublicationKind.DISSERTATION
        for text in tags.get(tag, [])
    )
    thesis = kind == PublicationKind.DISSERTATION
    number = first_number(get("SN"))
    digits = sum(sign.isalnum() for sign in number)
    host = get("T2", "JO", "JF", "J2", "JA", "BT") if hosted else ""
    return Record(
        kind=kind,
        title=title,
        subtitle=subtitle,
        names=tuple(dict.fromkeys(name for name in names if name)),
        host_title=bare_title(host),
        series=get("T3") or ("" if hosted else get("T2")),
        edition=get("ET"),
        volume=get("VL"),
        issue=get("IS"),
        year=year_of(get("PY", "Y1", "DA")),
        place=get("CY", "PP"),
        publisher="" if thesis else get("PB"),
        institution=get("PB") if thesis else "",
        pages=pages_of("–".join(filter(None, (get("SP"), get("EP"))))),
        isbn=number if digits != 8 else "",
        issn=number if digits == 8 else "",
        doi=get("DO"),
        url=get("UR", "L1", "L2"),
        accessed_on=_day(get("Y2")),
        carrier=Carrier.ELECTRONIC if kind == PublicationKind.ELECTRONIC else Carrier.PAPER,
        language=language_of(get("LA")),
        annotation=get("AB", "N2"),
    )


def _day(text: str) -> dt.date | None:
    """«2026/11/02» and «2026-11-02»; None for what is no day."""
    numbers = re.findall(r"\d+", text)[:3]
    try:
        return dt.date(*map(int, numbers)) if len(numbers) == 3 else None  # type: ignore[arg-type]
    except ValueError:
        return None
