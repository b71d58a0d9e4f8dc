"""IRBIS64: from fields to a record (its working format: the tags of RUSMARC, subfields of its own).

Source: the description of the bibliographic database of IRBIS64 (worksheets PAZK, SPEC, ASP).
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.choices import Carrier, PublicationKind, Role, ThesisForm
from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.fields import Field, Fields, joined
from mms_wagtail.plugins.literature.importing.imprints import first_number, language_of, pages_of, year_of
from mms_wagtail.plugins.literature.importing.names import role_of
from mms_wagtail.plugins.literature.importing.readers.people import person
from mms_wagtail.plugins.literature.importing.record import Name, Record
from mms_wagtail.plugins.literature.importing.statements import leftover, with_roles
from mms_wagtail.plugins.literature.importing.unimarc_codes import RELATORS
from mms_wagtail.plugins.literature.importing.volumes import bare_title, volume_titles

JOURNALS = ("J", "NJ", "NJK", "NJP", "OJK", "OJ")


def read(fields: Fields) -> Record:
    """One record.

    Raises
    ------
    RecordRefusedError
        Without a title, or for an article of which the host is not said.
    """
    title = fields.first("200")
    own, subtitle = bare_title(title.get("a")), joined(title.all("e"), " : ")
    host, whole = fields.first("463"), fields.first("461")
    pieces = [piece for code in ("f", "g") for piece in title.all(code)]
    names = with_roles(_names(fields), pieces)
    kind = _kind(fields)
    is_part = kind in (PublicationKind.ARTICLE, PublicationKind.CHAPTER)
    values: dict[str, object] = {
        "title": own,
        "subtitle": subtitle,
        "place": joined(fields.first("210").all("a"), " ; ") or whole.get("d"),
        "publisher": joined(fields.first("210").all("c"), " ; ") or whole.get("g"),
    }
    if is_part:
        values |= _host(host)
    elif common := bare_title(whole.get("c")):
        common, _sign, more = common.partition(" : ")
        values |= {"subtitle": joined((more or whole.get("e"), subtitle), " : ")}
        values |= volume_titles(common, designation=title.get("v"), own=own)
        pieces = pieces or whole.all("f")
    elif title.get("v"):
        values["volume"] = bare_title(title.get("v"))
    if not values["title"]:
        raise RecordRefusedError(
            _("Нет заглавия (поле 200, подполе A). Впишите его в каталоге и выгрузите запись заново.")
        )
    series = fields.first("225")
    annotation = [text for field in fields.all("331") for text in (field.get(""), field.get("a")) if text]
    return Record(
        kind=kind,
        statement=leftover(pieces, names),
        edition=fields.get("205", "a"),
        year=year_of(fields.get("210", "d")) or year_of(host.get("j")) or year_of(whole.get("h")),
        pages=pages_of(host.get("s") if is_part else fields.get("215", "a")),
        series=joined((series.get("a"), *series.all("i")), ". "),
        isbn=first_number(fields.get("010", "a")),
        issn=first_number(fields.get("011", "a")) or first_number(host.get("i") if is_part else ""),
        url=fields.get("951", "i") or fields.get("856", "u"),
        carrier=_carrier(fields),
        language=language_of(fields.first("101").get("") or fields.get("101", "a")),
        annotation=" ".join(annotation),
        contents="\n".join(text for field in fields.all("330") for text in field.all("c")),
        thesis_form=ThesisForm.SUMMARY if "автореф" in subtitle.lower() else ThesisForm.DISSERTATION,
        names=names,
        **{"issue": "" if is_part else series.get("v"), **values},  # type: ignore[arg-type]
    )


def _kind(fields: Fields) -> str:
    sheet = fields.first("920").get("").upper()
    about = fields.get("200", "e").lower()
    if re.search(r"\bавтореф|\bдис(?:\.|сертаци)", about):
        return PublicationKind.DISSERTATION
    if sheet.startswith("ASP") or (not sheet and fields.has("463")):
        # What stands in a book has the book's publisher beside it.
        return PublicationKind.CHAPTER if fields.get("463", "g") else PublicationKind.ARTICLE
    if sheet in JOURNALS:
        return PublicationKind.JOURNAL
    # Code of the kind of document in 900: «l» is an electronic resource.
    return PublicationKind.ELECTRONIC if fields.get("900", "t").lower() == "l" else PublicationKind.BOOK


def _carrier(fields: Fields) -> str:
    return Carrier.ELECTRONIC if fields.get("900", "t").lower() == "l" else Carrier.PAPER


def _host(host: Field) -> dict[str, object]:
    if not host.get("c"):
        raise RecordRefusedError(
            _("Это статья, а где она напечатана, не сказано (поле 463, C). Дополните запись в каталоге.")
        )
    return {
        "host_title": bare_title(host.get("c")),
        "host_responsibility": host.get("f"),
        "volume": host.get("v"),
        "issue": host.get("h"),
        **({"place": host.get("d"), "publisher": host.get("g")} if host.get("g") else {}),
    }


def _names(fields: Fields) -> tuple[Name, ...]:
    tags = ("700", "701", "702") if fields.has("700", "701") else ("961", "702")
    found = []
    for field in fields.all(*tags):
        words = field.get("4")
        role = (
            RELATORS.get(words[:3], role_of(words)) if words else ("" if field.tag == "702" else Role.AUTHOR)
        )
        if role and field.get("a"):
            found.append(person(field, role))
    for field in fields.all("710", "711"):
        # «temporary bodies», as conferences, are in 711 too, and stand in the title anyway.
        if field.get("a") and field.tag == "710":
            found.append(Name(corporate=joined((field.get("a"), field.get("b")), ". ")))
    return tuple(dict.fromkeys(found))
