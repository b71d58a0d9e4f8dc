"""Makes the files of the demo: PDF by typst, DOCX by python-docx, from the blocks of a text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from typing import Any

import typst
from bs4 import BeautifulSoup
from docx import Document as WordDocument

from mms_wagtail.demo.markdown import Block
from mms_wagtail.fixtures import DEMO

TEMPLATE = DEMO / "document.typ"


def make_file(file_format: str, *, title: str, subtitle: str, blocks: Iterable[Block]) -> bytes:
    """Content of a file.

    Parameters
    ----------
    file_format:
        ``"pdf"`` or ``"docx"``.
    title, subtitle:
        Stand at the top.
    blocks:
        As :func:`mms_wagtail.demo.markdown.body_blocks` gives them.
    """
    parts = list(printable_parts(blocks))
    if file_format == "pdf":
        return _pdf(title, subtitle, parts)
    return _docx(title, subtitle, parts)


def printable_parts(blocks: Iterable[Block]) -> Iterable[dict[str, Any]]:
    """Blocks as plain words: headings, paragraphs, items of lists, rows of tables."""
    for kind, value in blocks:
        if kind == "heading":
            yield {"type": "heading", "text": value["text"]}
        elif kind == "quote":
            yield {"type": "quote", "text": value["text"]}
        elif kind == "table":
            yield {"type": "table", "rows": value["data"]}
        elif kind == "steps":
            for step in value["steps"]:
                minutes = f" ({step['minutes']} мин)" if step["minutes"] else ""
                yield {"type": "subheading", "text": f"{step['title']}{minutes}"}
                yield from _paragraphs(step["text"])
        elif kind == "text":
            yield from _paragraphs(value)


def _paragraphs(html: str) -> Iterable[dict[str, Any]]:
    for element in BeautifulSoup(html, "html.parser").find_all(["p", "li", "h3", "h4"]):
        text = element.get_text(" ", strip=True)
        if element.name == "p" and element.parent is not None and element.parent.name == "li":
            continue
        if element.name == "li":
            ordered = element.parent is not None and element.parent.name == "ol"
            yield {"type": "item", "text": text, "ordered": ordered}
        else:
            yield {"type": "subheading" if element.name in ("h3", "h4") else "paragraph", "text": text}


def _pdf(title: str, subtitle: str, parts: list[dict[str, Any]]) -> bytes:
    data = json.dumps({"title": title, "subtitle": subtitle, "parts": parts}, ensure_ascii=False)
    content: bytes = typst.compile(str(TEMPLATE), sys_inputs={"data": data})
    return content


def _docx(title: str, subtitle: str, parts: list[dict[str, Any]]) -> bytes:
    document = WordDocument()
    _forget_page_count(document)
    document.core_properties.title = title
    document.core_properties.author = ""
    document.add_heading(title, level=0)
    document.add_paragraph(subtitle)
    for part in parts:
        if part["type"] in ("heading", "subheading"):
            document.add_heading(part["text"], level=1 if part["type"] == "heading" else 2)
        elif part["type"] == "item":
            style = "List Number" if part["ordered"] else "List Bullet"
            document.add_paragraph(part["text"], style=style)
        elif part["type"] == "table":
            _add_table(document, part["rows"])
        else:
            document.add_paragraph(part["text"], style="Quote" if part["type"] == "quote" else "Normal")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _forget_page_count(document: Any) -> None:
    """The template of python-docx says «one page» whatever the document has: only Word can count."""
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = re.sub(rb"<Pages>\d+</Pages>", b"", part.blob)


def _add_table(document: Any, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=False):
            cell.text = text
