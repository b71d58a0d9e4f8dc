"""A bibliographic record as a reader understood it, before it is checked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mms_wagtail.plugins.literature.choices import Carrier, Language, PublicationKind, Role, ThesisForm


@dataclass(frozen=True, kw_only=True)
class Name:
    """Somebody, or an organization, who made the work; the fields are those of ``Contributor``."""

    role: str = Role.AUTHOR
    last_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    corporate: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record. Fields are those of ``Publication`` and carry its names; "" is for what is unknown.

    Parameters
    ----------
    names:
        In the order of the title page.
    isbn, issn, doi:
        As they are written; they are checked later.
    number, whole:
        The record's own number in its catalogue, and that of the whole whose volume it is. Both serve
        only to give a volume what its whole says once for all.
    """

    title: str
    kind: str = PublicationKind.BOOK
    subtitle: str = ""
    statement: str = ""
    edition: str = ""
    place: str = ""
    publisher: str = ""
    year: int | None = None
    pages: str = ""
    volume: str = ""
    issue: str = ""
    host_title: str = ""
    host_responsibility: str = ""
    series: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    url: str = ""
    accessed_on: dt.date | None = None
    carrier: str = Carrier.PAPER
    language: str = Language.RUSSIAN
    annotation: str = ""
    contents: str = ""
    thesis_form: str = ThesisForm.DISSERTATION
    degree: str = ""
    science: str = ""
    specialty: str = ""
    institution: str = ""
    names: tuple[Name, ...] = ()
    number: str = ""
    whole: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What stands at one place of a file: a record, or the reason why there is none."""

    place: str
    record: Record | None = None
    reason: str = ""
