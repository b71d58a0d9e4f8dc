"""A publication beside its contributors, which stay at hand whether it is saved or rolled back."""

from __future__ import annotations

from dataclasses import dataclass

from mms_wagtail.plugins.literature.models import Contributor, Publication


@dataclass(eq=False)
class Candidate:
    """A publication of a file or of the database, and those who made it."""

    publication: Publication
    people: list[Contributor]
