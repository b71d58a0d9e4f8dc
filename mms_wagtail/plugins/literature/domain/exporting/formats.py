"""Which formats there are, and files in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Text
from mms_wagtail.plugins.literature.domain.exporting.bibtex import bibtex
from mms_wagtail.plugins.literature.domain.exporting.csl import csl_json
from mms_wagtail.plugins.literature.domain.exporting.lists import records, references
from mms_wagtail.plugins.literature.domain.exporting.ris import ris


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format: its name in addresses, what people call it, and how it is written.

    ``where`` says what takes it, for a reader who does not know the names.
    """

    slug: str
    label: Text
    where: Text
    write: Callable[[Iterable[Any]], str]
    extension: str
    media_type: str


FORMATS = {
    made.slug: made
    for made in (
        Format(
            slug="gost",
            label=_("Список по ГОСТ Р 7.0.100"),
            where=_("для Word"),
            write=records,
            extension="txt",
            media_type="text/plain",
        ),
        Format(
            slug="ssylki",
            label=_("Ссылки по ГОСТ Р 7.0.5"),
            where=_("для статьи"),
            write=references,
            extension="txt",
            media_type="text/plain",
        ),
        Format(
            slug="bibtex",
            label="BibTeX",
            where="LaTeX, JabRef",
            write=bibtex,
            extension="bib",
            media_type="application/x-bibtex",
        ),
        Format(
            slug="ris",
            label="RIS",
            where="Zotero, EndNote, Mendeley",
            write=ris,
            extension="ris",
            media_type="application/x-research-info-systems",
        ),
        Format(
            slug="csl",
            label="CSL-JSON",
            where="Zotero, Pandoc",
            write=csl_json,
            extension="json",
            media_type="application/vnd.citationstyles.csl+json",
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class ExportedFile:
    """A file to be sent: its content in UTF-8, the header that says so, and its name in Latin letters."""

    content: bytes
    content_type: str
    name: str


def export(works: list[Any], chosen: Format) -> ExportedFile:
    """``works`` in a format. A file of one publication is named after it."""
    name = works[0].slug if len(works) == 1 else "izdaniya"
    return ExportedFile(
        content=chosen.write(works).encode(),
        content_type=f"{chosen.media_type}; charset=utf-8",
        name=f"{name}.{chosen.extension}",
    )
