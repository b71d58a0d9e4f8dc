"""PDF: Info dictionary, XMP, authors of comments, signatures, data of editors (ISO 32000-1, 14.3–14.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

PRIVATE_KEYS = ("/Metadata", "/PieceInfo", "/LastModified")
# Who signed, where and why (ISO 32000-1, table 252); the certificate in Contents names them too.
SIGNATURE_KEYS = ("/Name", "/Contents", "/Cert", "/Location", "/Reason", "/ContactInfo", "/Prop_Build", "/M")
FORM_FIELD = "/Widget"


def clean(source: BinaryIO, target: BinaryIO) -> None:
    with pikepdf.open(source) as document:
        for thing in _dictionaries(document):
            for key in PRIVATE_KEYS:
                if key in thing:
                    del thing[key]
            if "/ByteRange" in thing:
                for key in SIGNATURE_KEYS:
                    if key in thing:
                        del thing[key]
        for page in document.pages:
            _clean_comments(page)
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        # Writing anew leaves out what older revisions of the file held; the ID is made of the content.
        document.save(target, deterministic_id=True, encryption=False)


def _dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing


def _clean_comments(page: pikepdf.Page) -> None:
    for comment in page.obj.get("/Annots", []):
        # In a field of a form /T is the field's name, without which it does not work.
        if isinstance(comment, pikepdf.Dictionary) and comment.get("/Subtype") != FORM_FIELD:
            for key in ("/T", "/M", "/CreationDate"):
                if key in comment:
                    del comment[key]
