"""Whether two publications are one: by ISBN, or by title, author and year."""

from __future__ import annotations

from collections.abc import Iterator

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.importing.candidate import Candidate
from mms_wagtail.plugins.literature.keys import title_key
from mms_wagtail.plugins.literature.models import Contributor


def keys(candidate: Candidate) -> Iterator[tuple[str, ...]]:
    """By what it is looked up: publications without a common key are never one."""
    work = candidate.publication
    if work.isbn and not work.is_part:
        yield ("isbn", work.isbn, title_key(work.volume))
    # The issue of a book is only its number in a series.
    issue = title_key(work.issue) if work.is_part or work.kind == PublicationKind.JOURNAL else ""
    host = title_key(work.host_title) if work.is_part else ""
    yield ("title", work.title_key, str(work.year or ""), title_key(work.volume), issue, host)


def same(first: Candidate, second: Candidate) -> bool:
    """Whether two publications with a common key are one.

    Other bindings and other editions of one year have other ISBNs, so two different ISBNs are two
    publications; so are two different subtitles of works without an author.
    """
    mine, other = first.publication, second.publication
    if mine.is_part != other.is_part:
        return False
    if mine.isbn and other.isbn and not mine.is_part:
        return mine.isbn == other.isbn and title_key(mine.volume) == title_key(other.volume)
    makers = _makers(first), _makers(second)
    if all(makers):
        return alike(makers[0][0], makers[1][0])
    subtitles = title_key(mine.subtitle), title_key(other.subtitle)
    return not any(makers) and (subtitles[0] == subtitles[1] or not all(subtitles))


def _makers(candidate: Candidate) -> list[Contributor]:
    """Authors, or whoever else is named."""
    return [person for person in candidate.people if person.role == Role.AUTHOR] or candidate.people


def alike(first: Contributor, second: Contributor) -> bool:
    """One surname, and first names of which none contradicts: «Л. С.» and «Лев Семёнович»."""
    if title_key(first.corporate) != title_key(second.corporate):
        return False
    if title_key(first.last_name) != title_key(second.last_name):
        return False
    pairs = zip(_given(first), _given(second), strict=False)
    return all(one.startswith(two) or two.startswith(one) for one, two in pairs)


def _given(person: Contributor) -> list[str]:
    return title_key(f"{person.first_name} {person.middle_name}").split()
