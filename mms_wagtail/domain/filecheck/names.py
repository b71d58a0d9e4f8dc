"""Names of files as people gave them, without what can deceive or break."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

MAX_NAME = 150
# Control characters, and invisible ones that turn text around («урок‮fdp.exe» reads as «урокexe.pdf»).
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Windows cannot save a file with these in its name.
FORBIDDEN = re.compile(r'[<>:"|?*]')


def clean_name(name: str) -> str:
    """The last part of ``name``, safe to show, to store and to offer for saving.

    Folders, control and direction characters are dropped, spaces made single, characters
    that Windows forbids become «_», and the stem is cut so that the whole is at most
    ``MAX_NAME`` characters. The extension stays as it is. A name without a stem gets «Файл».
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(
        " " if character.isspace() else character
        for character in last
        if character.isspace() or unicodedata.category(character) not in HIDDEN
    )
    shown = FORBIDDEN.sub("_", " ".join(shown.split())).rstrip(". ")
    stem, dot, extension = shown.rpartition(".")
    if not dot:
        stem, extension = extension, ""
    stem = stem.strip(". ") or (_("Файл") if extension else "")
    extension = extension.strip()[:20]
    if not extension:
        return stem[:MAX_NAME]
    return f"{stem[: MAX_NAME - len(extension) - 1].rstrip()}.{extension}"


def extension_of(name: str) -> str:
    """The last extension in lower case, without the dot; "" when there is none."""
    return PurePosixPath(name).suffix.lower().lstrip(".")
