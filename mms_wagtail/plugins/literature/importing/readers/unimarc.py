"""RUSMARC and UNIMARC: from fields to a record (the Russian exchange format that follows UNIMARC)."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.choices import Carrier, PublicationKind, Role, ThesisForm
from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.fields import Field, Fields, embedded, joined
from mms_wagtail.plugins.literature.importing.imprints import (
    first_number,
    language_of,
    pages_of,
    year_of,
)
from mms_wagtail.plugins.literature.importing.readers.people import person
from mms_wagtail.plugins.literature.importing.record import Name, Record
from mms_wagtail.plugins.literature.importing.statements import leftover, with_roles
from mms_wagtail.plugins.literature.importing.unimarc_codes import RELATORS
from mms_wagtail.plugins.literature.importing.volumes import bare_title, is_number_alone, volume_titles

# Places in the label.
TYPE, LEVEL = 6, 7


def read(fields: Fields) -> Record:
    """One record.

    Raises
    ------
    RecordRefusedError
        Without a title, or for a volume whose common title is not said.
    """
    title = fields.first("200")
    own = joined((bare_title(text) for text in title.all("a")), " ; ")
    part = _part_of(title)
    linked = [embedded(field) for field in fields.all("461", "462", "463")]
    pieces = [piece for code in ("f", "g") for piece in title.all(code)]
    names = with_roles(_names(fields), pieces)
    kind = _kind(fields, linked)
    is_part = kind in (PublicationKind.ARTICLE, PublicationKind.CHAPTER)
    values: dict[str, object] = {"title": joined((own, part), ". "), "volume": ""}
    values |= _host(linked) if is_part else _volume(linked, own, part)
    if not values["title"]:
        raise RecordRefusedError(
            _("Нет заглавия (поле 200, подполе a). Впишите его в каталоге и выгрузите запись заново.")
        )
    series = fields.first("225")
    dissertation = fields.first("328")
    return Record(
        kind=kind,
        subtitle=joined(title.all("e"), " : "),
        statement=leftover(pieces, names),
        edition=fields.get("205", "a"),
        place=" ; ".join(fields.first("210").all("a")),
        publisher=joined((_known(text) for text in fields.first("210").all("c")), " ; "),
        year=_year(fields, linked if is_part else []),
        pages=pages_of(fields.get("215", "a")),
        series=joined(series.all("a"), ". "),
        isbn=first_number(fields.get("010", "a")),
        issn=first_number(fields.get("011", "a")) or first_number(_linked(linked, "011", "a")),
        doi=next((f.get("a") for f in fields.all("017", "856") if "10." in f.get("a")[:20]), ""),
        url=fields.get("856", "u"),
        carrier=Carrier.ELECTRONIC if _electronic(fields) else Carrier.PAPER,
        language=language_of(fields.get("101", "a")),
        annotation=" ".join(text for field in fields.all("330") for text in field.all("a")),
        contents="\n".join(text for field in fields.all("327") for text in field.all("a")),
        thesis_form=(
            ThesisForm.SUMMARY
            if "автореф" in joined(title.all("e"), " ").lower()
            else ThesisForm.DISSERTATION
        ),
        institution=joined((dissertation.get("c"),), "") if kind == PublicationKind.DISSERTATION else "",
        names=names,
        number=fields.first("001").get(""),
        whole="" if is_part else _linked(linked, "001", ""),
        **{"issue": "" if is_part else series.get("v").strip("."), **values},  # type: ignore[arg-type]
    )


def _part_of(title: Field) -> str:
    """«кн. 4, Народная дипломатия и туризм» of subfields h and i."""
    found: list[str] = []
    for code, value in title.subfields:
        if code == "h":
            found.append(value.strip())
        elif code == "i":
            text = value.strip()
            found = [*found[:-1], f"{found[-1]}, {text}"] if found else [text]
    return ". ".join(found)


def _kind(fields: Fields, linked: list[Fields]) -> str:
    level = fields.leader[LEVEL : LEVEL + 1]
    about = f"{fields.get('200', 'e')} {fields.get('200', 'b')}".lower()
    if fields.has("328") or re.search(r"\b(?:авто)?реф\w*[.:]? (?:дис|канд)|\bдис(?:\.|сертаци)", about):
        return PublicationKind.DISSERTATION
    if level == "a":
        serial = fields.has("011") or any(part.has("011") for part in linked) or len(linked) > 1
        return (
            PublicationKind.ARTICLE if serial or not _linked(linked, "010", "a") else PublicationKind.CHAPTER
        )
    if level in ("s", "i"):
        return PublicationKind.JOURNAL
    electronic = fields.leader[TYPE : TYPE + 1] == "l" or (fields.has("856") and not fields.has("215"))
    return PublicationKind.ELECTRONIC if electronic else PublicationKind.BOOK


def _electronic(fields: Fields) -> bool:
    return fields.leader[TYPE : TYPE + 1] == "l" or "электрон" in fields.get("200", "b").lower()


def _host(linked: list[Fields]) -> dict[str, object]:
    """Where a part stands: the title of the whole, and what says which piece of it."""
    titles = [bare_title(part.get("200", "a")) for part in linked if part.get("200", "a")]
    if not titles:
        raise RecordRefusedError(
            _("Это часть издания, а где напечатана, не сказано (поля 461, 463). Дополните запись в каталоге.")
        )
    numbers = [text for text in titles[1:] if text]
    designations = [part.get("200", "v") for part in linked if part.get("200", "v")]
    shown = list(dict.fromkeys((*numbers, *designations)))
    volume = next((text for text in shown if re.match(r"(?:т|vol)\b", text, re.IGNORECASE)), "")
    return {
        "host_title": titles[0],
        "host_responsibility": _linked(linked, "200", "f"),
        "volume": volume,
        "issue": next((text for text in shown if text != volume), ""),
    }


def _volume(linked: list[Fields], own: str, part: str) -> dict[str, object]:
    """Title and designation of a volume; of a publication in one piece nothing."""
    common = bare_title(_linked(linked, "200", "a"))
    if common:
        designation = _linked(linked, "200", "v")
        subtitle = joined(linked[0].first("200").all("e"), " : ")
        found = volume_titles(common, designation=designation, own=joined((own, part), ". "))
        return {**found, **({"subtitle": subtitle} if subtitle else {})}
    if own and is_number_alone(own):
        raise RecordRefusedError(
            _("Это том «%s», а общего заглавия нет (поле 461). Впишите его в каталоге и выгрузите заново.")
            % own
        )
    return {}


def _linked(linked: list[Fields], tag: str, code: str) -> str:
    return next((text for part in linked if (text := part.get(tag, code))), "")


def _year(fields: Fields, hosts: list[Fields]) -> int | None:
    """Of the imprint; else of the host, else of the coded data (100, positions 9–12)."""
    coded = fields.get("100", "a")
    return (
        year_of(fields.get("210", "d"))
        or year_of(" ".join(_linked(hosts, tag, code) for tag, code in (("210", "d"), ("200", "v"))))
        or year_of(coded[9:13])
    )


def _known(publisher: str) -> str:
    """ "" for «Б. и.» (no publisher is named)."""
    return "" if re.fullmatch(r"\[?б\. ?и\.\]?", publisher, re.IGNORECASE) else publisher


def _names(fields: Fields) -> tuple[Name, ...]:
    found = []
    for field in fields.all("700", "701", "702"):
        first = field.tag != "702"
        role = RELATORS.get(field.get("4")[:3], Role.AUTHOR if first and not field.get("4") else "")
        if role and field.get("a"):
            found.append(person(field, role))
    for field in fields.all("710", "711", "712"):
        code = field.get("4")[:3]
        if field.get("a") and (code in ("070", "100") or (not code and field.tag != "712")):
            found.append(Name(corporate=joined((field.get("a"), *field.all("b")), ". ")))
    return tuple(dict.fromkeys(found))
