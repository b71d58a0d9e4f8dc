"""A person of the block 70x, in UNIMARC and IRBIS alike."""

from __future__ import annotations

import re

from mms_wagtail.plugins.literature.importing.fields import Field
from mms_wagtail.plugins.literature.importing.record import Name


def person(field: Field, role: str) -> Name:
    """A name of the block 70x: full first names (g) before initials (b)."""
    initials = field.get("b").strip(" ,")
    full = field.get("g").strip(" ,")
    # «Daniel» beside «B. D.» says less than the initials.
    given = full if len(full.split()) >= len(re.findall(r"\w+", initials)) or not initials else initials
    first, _, middle = re.sub(r"\.(?=[^\s\-.])", ". ", given).partition(" ")
    return Name(role=role, last_name=field.get("a").strip(" ,"), first_name=first, middle_name=middle.strip())
