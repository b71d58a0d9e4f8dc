"""DOI (ISO 26324)."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.numbers.errors import NumberError

_ADDRESS = re.compile(r"^(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_LABEL = re.compile(r"^(?:urn:)?doi[\s:]*", re.IGNORECASE)
_DOI = re.compile(r"^10\.\d{4,9}(?:\.\d+)*/[^\s<>\"]+$")
LONGEST = 200


def read_doi(text: str) -> str:
    """«10.17759/pse.2021260101» of what a person typed or pasted, in small letters; "" for "".

    Raises
    ------
    NumberError
        When it is no DOI.
    """
    bare = text.strip().strip("\u200b\ufeff")
    if _ADDRESS.match(bare):
        bare = unquote(_ADDRESS.sub("", bare))
    bare = _LABEL.sub("", bare).rstrip(".,; ")
    if not bare:
        return ""
    if not _DOI.match(bare) or len(bare) > LONGEST:
        raise NumberError(
            _(
                "DOI начинается с «10.», потом номер издателя, косая черта и номер работы: "
                "«10.17759/pse.2021260101». Скопируйте его со страницы статьи."
            )
        )
    # Letters of a DOI are not case-sensitive (DOI Handbook, 2.4), so one spelling is kept.
    return bare.lower()


def doi_url(doi: str) -> str:
    """The address that leads to the work."""
    return f"https://doi.org/{quote(doi, safe='/:;().-_')}" if doi else ""
