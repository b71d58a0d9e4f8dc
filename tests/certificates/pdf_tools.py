"""Looks into a PDF as a reader would: its pages as pictures, its tags, its words."""

from __future__ import annotations

import io

import pypdfium2
import zxingcpp
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from PIL import Image

SCALE = 3  # 216 dots an inch, as a modest printer


def render(content: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def read_codes(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def words(content: bytes) -> str:
    """Its text, with single spaces."""
    return " ".join(extract_text(io.BytesIO(content)).replace("\N{ZERO WIDTH SPACE}", "").split())


def catalog(content: bytes) -> dict[str, object]:
    """Language, whether it is tagged, and the title."""
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    root = document.catalog
    title = document.info[0]["Title"]
    return {
        "lang": root["Lang"].decode(),
        "tagged": bool(resolve1(root["MarkInfo"])["Marked"]),
        "tree": "StructTreeRoot" in root,
        "title": title.decode("utf-16" if title.startswith(b"\xfe\xff") else "ascii"),
        "metadata": resolve1(root["Metadata"]).get_data().decode(),
    }
