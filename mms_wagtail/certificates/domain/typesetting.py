"""Typst: templates of the project, data as files, the same bytes for the same input."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typst
from django.template import TemplateDoesNotExist
from django.template.engine import Engine

# PDF/A-2a is what archives take, PDF/UA-1 what screen readers read; both want tags, a title and the language.
STANDARDS = ("a-2a", "ua-1")

UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
LAST_OF_PLANE = 0xFFFF
VARIATION_SELECTORS = "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
MISSING_LETTER = "could not be displayed with font"
_SHORT_WORD = re.compile(r"(?<!\S)([А-Яа-яЁё]{1,2}|для|под|при|без|или|№) (?=\S)")
_DASH = re.compile(r" (?=[—–] )")
_LONG_RUN = re.compile(r"\S{28}(?=\S)")


def printable(text: str) -> str:
    """A text as it is typeset.

    Prepositions stay with their words, no run of letters is wider than its line; what no font has a
    picture for, or what could turn the order of letters round, is left out.
    """
    text = "".join(
        sign for sign in text if unicodedata.category(sign) not in UNPRINTABLE and not _is_emoji(sign)
    )
    text = _SHORT_WORD.sub("\\1\N{NO-BREAK SPACE}", text)
    text = _DASH.sub("\N{NO-BREAK SPACE}", text)
    return _LONG_RUN.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)


def _is_emoji(sign: str) -> bool:
    return (unicodedata.category(sign) == "So" and ord(sign) > LAST_OF_PLANE) or sign in VARIATION_SELECTORS


def typeset(
    template: str,
    *,
    data: Mapping[str, Any],
    date: dt.date,
    files: Mapping[str, bytes] | None = None,
    standards: Sequence[str] = STANDARDS,
) -> bytes:
    """Make a PDF.

    Parameters
    ----------
    template:
        Name of a ``.typ`` file, found the way Django finds templates: a project lays its own over ours.
    data:
        Read by the template as ``json("data.json")``, so that no text can become markup.
    date:
        Of the document; the clock is not looked at, nor are the fonts of the machine.
    files:
        Pictures that the template names.
    """
    sources = {
        "main.typ": template_source(template).encode(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **(files or {}),
    }
    noon = dt.datetime.combine(date, dt.time(12), tzinfo=dt.UTC)
    # A folder, because typst takes no pictures from memory. It is also all that a template may read.
    with tempfile.TemporaryDirectory(prefix="mms-typst-") as folder:
        for name, content in sources.items():
            Path(folder, name).write_bytes(content)
        options = {
            "root": folder,
            "ignore_system_fonts": True,
            "timestamp": int(noon.timestamp()),
        }
        try:
            return _compile(folder, pdf_standards=list(standards), **options)
        except typst.TypstError as error:
            if MISSING_LETTER not in str(error):
                raise
        # A letter that the fonts have not: the standards forbid an empty box, but somebody's name has it.
        return _compile(folder, **options)


def _compile(folder: str, **options: Any) -> bytes:
    content: bytes = typst.compile(str(Path(folder, "main.typ")), **options)
    return content


def template_source(name: str) -> str:
    """Text of a template that is not Django's.

    Raises
    ------
    TemplateDoesNotExist
        With the places that were looked at.
    """
    tried = []
    for loader in Engine.get_default().template_loaders:
        for origin in loader.get_template_sources(name):
            try:
                return str(origin.loader.get_contents(origin))  # type: ignore[union-attr]
            except TemplateDoesNotExist:
                tried.append((origin, "Source does not exist"))
    raise TemplateDoesNotExist(name, tried=tried)
