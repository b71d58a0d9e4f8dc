"""The record of ГОСТ Р 7.0.100-2018 «Библиографическая запись. Библиографическое описание»."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.domain.description.content import address, doi, means
from mms_wagtail.plugins.literature.domain.description.extent import (
    number_words,
    numeration,
    page_range,
    total_pages,
)
from mms_wagtail.plugins.literature.domain.description.imprint import full_place, imprint
from mms_wagtail.plugins.literature.domain.description.names import companies, heading, people
from mms_wagtail.plugins.literature.domain.description.punctuation import areas, capital, elements
from mms_wagtail.plugins.literature.domain.description.responsibility import responsibility
from mms_wagtail.plugins.literature.domain.description.titles import (
    bare,
    thesis_title,
    title_proper,
    title_with_volume,
)
from mms_wagtail.plugins.literature.domain.description.words import Words, words_of


def describe(work: Any) -> str:
    """The bibliographic record of a publication, in one line.

    What is not known of it is left out: «[Б. м.]» says that the book itself does not tell, which
    the portal cannot know. ``work`` may be unsaved; its contributors are read and nothing is written.
    """
    words = words_of(work.language)
    match work.kind:
        case PublicationKind.ARTICLE | PublicationKind.CHAPTER:
            found = part(work, words=words)
        case PublicationKind.DISSERTATION:
            found = thesis(work, words=words)
        case PublicationKind.JOURNAL:
            found = journal(work, words=words)
        case PublicationKind.ELECTRONIC:
            found = electronic(work, words=words)
        case _:
            found = book(work, words=words)
    first = heading(work)
    return f"{closed_name(first)} {found}" if first else found


def closed_name(name: str) -> str:
    """The heading ends with a full stop, which initials bring themselves."""
    return name if name.endswith(".") else f"{name}."


def book(work: Any, *, words: Words) -> str:
    """A book as a whole (5.2–5.9)."""
    title = elements(" / ", (title_with_volume(work, words=words), responsibility(work, words=words)))
    numbers = elements(" ", ("ISBN", work.isbn_given)) if work.isbn_given else ""
    return areas(
        (
            title,
            capital(work.edition),
            imprint(work),
            total_pages(work.pages, words=words),
            series(work, words=words),
            numbers,
            doi(work),
            address(work),
            means(work),
        )
    )


def series(work: Any, *, words: Words) -> str:
    """«(Библиотека учителя ; вып. 3)», and the number of an issue that has no series by itself (5.6)."""
    issue = work.issue.strip()
    if not work.series.strip():
        return number_words(issue, words=words) if issue else ""
    number = f"{words.issue} {issue}" if issue.isdecimal() else issue
    return f"({elements(' ; ', (work.series.strip().strip('()'), number))})"


def part(work: Any, *, words: Words) -> str:
    """An article or a chapter: analytical description, its host after «//» (6)."""
    title = elements(" / ", (title_proper(work), responsibility(work, words=words)))
    own = areas((title, means(work)))[:-1]
    if work.kind == PublicationKind.ARTICLE:
        host = areas(
            (
                bare(work.host_title),
                str(work.year or ""),
                numeration(work.volume, work.issue, words=words),
                page_range(work.pages, words=words),
                f"({work.series.strip().strip('()')})" if work.series.strip() else "",
                doi(work),
                address(work),
            )
        )
    else:
        whole = elements(" / ", (bare(work.host_title), work.host_responsibility.rstrip(".")))
        host = areas(
            (
                whole,
                capital(work.edition),
                imprint(work),
                numeration(work.volume, work.issue, words=words),
                page_range(work.pages, words=words),
                doi(work),
                address(work),
            )
        )
    return f"{own} // {host}" if host else f"{own}."


def thesis(work: Any, *, words: Words) -> str:
    """A dissertation, or the author's summary of one."""
    authors = ", ".join(person.full_name for person in people(work, Role.AUTHOR))
    where = work.institution or ", ".join(body.corporate for body in companies(work))
    title = elements(" / ", (thesis_title(work), elements(" ; ", (authors, work.statement, where))))
    place = ", ".join(filter(None, (full_place(work.place), str(work.year or ""))))
    return areas((title, place, total_pages(work.pages, words=words), doi(work), address(work), means(work)))


def journal(work: Any, *, words: Words) -> str:
    """A journal, or one number of it."""
    title = elements(" / ", (title_proper(work), responsibility(work, words=words)))
    return areas(
        (
            title,
            imprint(work),
            numeration(work.volume, work.issue, words=words),
            total_pages(work.pages, words=words),
            f"ISSN {work.issn}" if work.issn else "",
            address(work),
            means(work),
        )
    )


def electronic(work: Any, *, words: Words) -> str:
    """A site or another electronic resource; one that stands on a site is a part of it."""
    title = elements(" / ", (title_with_volume(work, words=words), responsibility(work, words=words)))
    where = (address(work), doi(work))
    if not work.host_title:
        numbers = f"ISBN {work.isbn_given}" if work.isbn_given else ""
        extent = total_pages(work.pages, words=words)
        return areas(
            (title, capital(work.edition), imprint(work), extent, numbers, *where[::-1], means(work))
        )
    own = areas((title, means(work)))[:-1]
    host = elements(" / ", (bare(work.host_title), work.host_responsibility.rstrip(".")))
    return f"{own} // {areas((host, imprint(work), *where[::-1]))}"
