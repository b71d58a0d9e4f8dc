"""BibTeX and BibLaTeX."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator

import bibtexparser
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Block, DuplicateBlockKeyBlock, ParsingFailedBlock
from bibtexparser.model import Entry as Item
from django.utils.translation import gettext as _
from pylatexenc.latex2text import LatexNodes2Text

from mms_wagtail.plugins.literature.choices import Carrier, PublicationKind, Role, ThesisForm
from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.imprints import first_number, language_of, pages_of, year_of
from mms_wagtail.plugins.literature.importing.names import parse_name
from mms_wagtail.plugins.literature.importing.reading import clean, unreadable
from mms_wagtail.plugins.literature.importing.record import Entry, Name, Record
from mms_wagtail.plugins.literature.importing.volumes import bare_title

KINDS = {
    "article": PublicationKind.ARTICLE, "inproceedings": PublicationKind.CHAPTER,
    "conference": PublicationKind.CHAPTER, "incollection": PublicationKind.CHAPTER,
    "inbook": PublicationKind.CHAPTER, "inreference": PublicationKind.CHAPTER,
    "online": PublicationKind.ELECTRONIC, "electronic": PublicationKind.ELECTRONIC,
    "www": PublicationKind.ELECTRONIC, "periodical": PublicationKind.JOURNAL,
    "phdthesis": PublicationKind.DISSERTATION, "mastersthesis": PublicationKind.DISSERTATION,
    "thesis": PublicationKind.DISSERTATION,
}  # fmt: skip
PEOPLE = (("author", Role.AUTHOR), ("editor", Role.EDITOR), ("translator", Role.TRANSLATOR))
VERBATIM = ("url", "doi", "urldate", "isbn", "issn")
_START = re.compile(r"^\s*@\s*(?!comment)[a-z]+\s*[{(]", re.IGNORECASE | re.MULTILINE)
# In LaTeX the rest of a line is a comment; in what people type it is a per cent.
_PERCENT = re.compile(r"(?<!\\)%")
_LATEX = LatexNodes2Text(math_mode="text", keep_comments=False)

# The library logs every block that it cannot parse; here each becomes a refusal.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def looks_like(text: str) -> bool:
    return bool(_START.search(text[:20_000]))


def read(text: str) -> Iterator[Entry]:
    """Every entry of a file, in its order; comments, preambles and strings are none."""
    count = 0
    for block in bibtexparser.parse_string(text).blocks:
        # Two entries with one key are two entries.
        if isinstance(block, DuplicateBlockKeyBlock):
            block = block.ignore_error_block
        if isinstance(block, Item | ParsingFailedBlock):
            count += 1
            yield _entry(count, block)


def _entry(count: int, block: Block) -> Entry:
    key = f", {block.key}" if isinstance(block, Item) and block.key else ""
    place = f"запись {count} (строка {(block.start_line or 0) + 1}{key})"
    if seen := unreadable(block.raw or ""):
        return Entry(
            place=place,
            reason=_("Буквы не читаются («%s»). Сохраните файл в UTF-8 и загрузите снова.") % seen,
        )
    if not isinstance(block, Item):
        reason = _(
            "Запись не разобрать: проверьте, что все скобки закрыты, поля разделены запятыми и ни одно не "
            "названо дважды."
        )
        return Entry(place=place, reason=reason)
    try:
        return Entry(place=place, record=record(block))
    except RecordRefusedError as error:
        return Entry(place=place, reason=str(error))


def plain(text: str) -> str:
    """What LaTeX prints: «\\"o» is «ö», braces go."""
    return clean(str(_LATEX.latex_to_text(_PERCENT.sub(r"\\%", text), tolerant_parsing=True)))


def record(item: Item) -> Record:
    """One entry; raises :class:`RecordRefusedError` for one without a title."""
    fields = {field.key.lower(): str(field.value) for field in item.fields}

    def get(*names: str) -> str:
        found = ((name, fields[name]) for name in names if fields.get(name, "").strip())
        name, value = next(found, ("", ""))
        return clean(value.strip("{}")) if name in VERBATIM else plain(value)

    kind = KINDS.get(item.entry_type.lower(), PublicationKind.BOOK)
    title, _sign, subtitle = bare_title(get("title")).partition(" : ")
    if not title:
        raise RecordRefusedError(_("Нет заглавия (поле title). Впишите его и загрузите файл снова."))
    url, thesis = get("url"), kind == PublicationKind.DISSERTATION
    host = get("journal", "journaltitle", "booktitle", "maintitle")
    if kind == PublicationKind.ELECTRONIC:
        host = host or get("howpublished", "organization")
    # «misc» is everything else: with a journal beside it an article, with only an address a page of a site.
    if item.entry_type.lower() == "misc" and (fields.get("journal") or (url and not fields.get("publisher"))):
        kind = PublicationKind.ARTICLE if fields.get("journal") else PublicationKind.ELECTRONIC
    return Record(
        kind=kind,
        title=title,
        subtitle=subtitle or get("subtitle"),
        names=tuple(name for field, role in PEOPLE for name in names(fields.get(field, ""), role)),
        host_title=bare_title(host),
        edition=get("edition"),
        place=get("address", "location"),
        publisher="" if thesis else get("publisher", "organization" if kind == PublicationKind.BOOK else "-"),
        institution=get("school", "institution", "publisher") if thesis else "",
        thesis_form=ThesisForm.SUMMARY if "автореф" in get("type").lower() else ThesisForm.DISSERTATION,
        year=year_of(get("year")) or year_of(get("date")),
        pages=pages_of(get("pages", "pagetotal", "numpages").replace("--", "–")),
        volume=get("volume"),
        issue=get("number", "issue"),
        series=get("series"),
        isbn=first_number(get("isbn")),
        issn=first_number(get("issn")),
        doi=get("doi"),
        url=url,
        accessed_on=_day(get("urldate")),
        carrier=Carrier.ELECTRONIC if kind == PublicationKind.ELECTRONIC else Carrier.PAPER,
        language=language_of(get("language", "langid")),
        annotation=get("abstract", "annote"),
    )


def names(text: str, role: str) -> Iterator[Name]:
    """«Выготский, Лев and {Институт}»: what is in braces is an organization."""
    for piece in split_multiple_persons_names(text.replace("\n", " ").strip()):
        if piece.startswith("{") and piece.endswith("}"):
            yield Name(role=role, corporate=plain(piece))
            continue
        if piece.lower() == "others":
            continue
        try:
            parts = parse_single_name_into_parts(piece, strict=False)
        except InvalidNameError:
            parts = None
        if parts is None or not (parts.first or parts.von):
            if name := parse_name(plain(piece), role=role, first_name_first=True):
                yield name
            continue
        given = re.sub(r"\.(?=[^\s\-.])", ". ", plain(" ".join(parts.first))).split()
        last = plain(" ".join([*parts.von, *parts.last, *parts.jr]))
        # «Выготский Л. С.» and «Лев Семёнович Выготский» are better told by their initials and patronymics.
        if "," not in piece and (found := parse_name(plain(piece), role=role, first_name_first=True)):
            yield found
            continue
        yield Name(role=role, last_name=last, first_name=" ".join(given[:1]), middle_name=" ".join(given[1:]))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
