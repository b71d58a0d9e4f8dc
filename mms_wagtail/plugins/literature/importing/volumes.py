"""Volumes: what is the common title, and what tells one volume from another."""

from __future__ import annotations

import re

# As long as the field of the publication is.
LONGEST = 60
_NUMBER = re.compile(
    r"^\[?(?:т|том|ч|часть|кн|книга|вып|выпуск|сб|v|vol|part)\b\.?\s*[\dIVXLC]+[\w\-, ]*\.?\]?$",
    re.IGNORECASE,
)


def bare_title(text: str) -> str:
    """A title without the signs that ГОСТ puts after it; «[…]» around all of it goes, an ellipsis stays."""
    text = text.strip(" /:;,=")
    if text.startswith("[") and text.endswith("]") and text.count("[") == 1:
        text = text[1:-1].strip()
    return text if text.endswith(("...", "…")) else text.rstrip(".").rstrip()


def is_number_alone(title: str) -> bool:
    """Whether a title is only «Вып. 13» or «Т. 2»."""
    return bool(_NUMBER.match(title.strip()))


def volume_titles(common: str, *, designation: str, own: str) -> dict[str, object]:
    """``title`` and ``volume`` of a volume that says ``own`` on its own title page.

    «Вып. 13» and «[Л. Исаев …]» become «Вып. 13, Л. Исаев …»; what is too long for the field stands in
    the title, so that nothing of it is lost.
    """
    own, designation = bare_title(own), bare_title(designation)
    if not own or _same(own, designation):
        return {"title": common, "volume": designation or own}
    if own.lower().startswith(designation.lower()) or (not designation and is_number_alone(own)):
        volume = own
    else:
        volume = f"{designation}, {own}" if designation else own
    if len(volume) <= LONGEST:
        return {"title": common, "volume": volume}
    return {"title": f"{common}. {volume}", "volume": ""}


def _same(first: str, second: str) -> bool:
    return re.sub(r"\W", "", first.lower()) == re.sub(r"\W", "", second.lower())
