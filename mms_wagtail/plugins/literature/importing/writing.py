"""Writes what a file brings: a new publication, or what a known one lacks."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mms_wagtail.plugins.literature.importing.candidate import Candidate
from mms_wagtail.plugins.literature.models import Contributor, Publication

# What an import may fill. Kind, language, carrier and category are never empty, so they stay.
FILLED = (
    "subtitle", "statement", "edition", "place", "publisher", "year", "pages", "series",
    "host_responsibility", "issn", "doi", "url", "accessed_on", "annotation", "contents", "degree", "science",
    "specialty", "institution",
)  # fmt: skip
# Any number that nothing else locks: imports go one after another.
LOCK = 20_250_522


def lock_imports() -> None:
    """Let one import write at a time, until the end of the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    else:
        # A write takes the lock of an SQLite file before anything is read, whatever its transaction mode.
        Publication.objects.filter(pk=-1).update(live=True)


def create(candidate: Candidate, *, by: Any) -> None:
    """Save a new publication and its contributors. Side effects: the search, and the admin's log."""
    candidate.publication.save()
    if by is not None:
        log(instance=candidate.publication, action="wagtail.create", user=by)


def missing(known: Candidate, other: Candidate) -> list[str]:
    """Names of the fields that ``other`` says and ``known`` does not; "contributors" among them."""
    mine, given = known.publication, other.publication
    found = [name for name in FILLED if getattr(mine, name) in ("", None) and getattr(given, name)]
    if given.isbn and not mine.isbn:
        found.append("isbn_given")
    if other.people and not known.people:
        found.append("contributors")
    return found


def complete(known: Candidate, other: Candidate, names: list[str], *, by: Any) -> None:
    """Fill the fields ``names`` of ``known`` from ``other``; nothing that it says is overwritten.

    A publication without a key is one that a dry run only pretends to have saved.
    """
    work = known.publication
    for name in names:
        if name != "contributors":
            setattr(work, name, getattr(other.publication, name))
    if "contributors" in names:
        known.people = [_copy(person) for person in other.people]
    if "isbn_given" in names:
        work.isbn = other.publication.isbn
        names = [*names, "isbn"]
    if work.pk is None:
        return
    if "contributors" in names:
        work.contributors = known.people  # type: ignore[misc]
    work.save(update_fields=[*names, "changed_at"])
    if by is not None:
        log(instance=work, action="wagtail.edit", user=by)


def _copy(person: Contributor) -> Contributor:
    fields = ("role", "last_name", "first_name", "middle_name", "corporate", "sort_order")
    return Contributor(**{name: getattr(person, name) for name in fields})


def label(name: str) -> str:
    """How people call a field that was filled."""
    if name == "contributors":
        return str(_("авторы"))
    return str(getattr(Publication._meta.get_field(name), "verbose_name", name))
