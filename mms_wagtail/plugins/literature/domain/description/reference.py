"""The short reference: ГОСТ Р 7.0.5-2008, and ГОСТ Р 7.0.108-2022 for what is in the network."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.literature.choices import Degree, PublicationKind, Role, ThesisForm
from mms_wagtail.plugins.literature.domain.description.content import address, doi
from mms_wagtail.plugins.literature.domain.description.extent import numeration, page_range, total_pages
from mms_wagtail.plugins.literature.domain.description.imprint import imprint, short_place
from mms_wagtail.plugins.literature.domain.description.names import (
    HEADED,
    SOME_NAMES,
    direct_name,
    inverted_name,
    people,
)
from mms_wagtail.plugins.literature.domain.description.punctuation import capital, elements, sentence
from mms_wagtail.plugins.literature.domain.description.titles import bare, title_proper, title_with_volume
from mms_wagtail.plugins.literature.domain.description.words import Words, words_of

DEGREES = {Degree.CANDIDATE: "канд.", Degree.DOCTOR: "д-ра"}
FORMS = {ThesisForm.DISSERTATION: "дис.", ThesisForm.SUMMARY: "автореф. дис."}
SCIENCES = {
    "педагогических": "пед.",
    "психологических": "психол.",
    "филологических": "филол.",
    "философских": "филос.",
    "исторических": "ист.",
    "социологических": "социол.",
    "биологических": "биол.",
    "медицинских": "мед.",
    "физико-математических": "физ.-мат.",
    "технических": "техн.",
    "экономических": "экон.",
    "юридических": "юрид.",
}


def refer(work: Any) -> str:
    """The reference for a list of sources: full stops between areas, abbreviated places (7.0.5, 4.10)."""
    words = words_of(work.language)
    match work.kind:
        case PublicationKind.ARTICLE:
            where = (
                str(work.year or ""),
                numeration(work.volume, work.issue, words=words),
                page_range(work.pages, words=words),
            )
            return part(work, where=where, words=words)
        case PublicationKind.CHAPTER:
            where = (capital(work.edition), imprint(work, short=True), page_range(work.pages, words=words))
            return part(work, where=where, words=words)
        case PublicationKind.DISSERTATION:
            return thesis(work, words=words)
        case PublicationKind.ELECTRONIC if work.host_title:
            return part(work, where=(str(work.year or ""),), words=words)
        case _:
            return whole(work, words=words)


def opening(work: Any, title: str, *, words: Words) -> str:
    """«Выготский Л. С. Педагогическая психология»; with more than three authors « / А. Б. Ванин [и др.]»."""
    authors = people(work, Role.AUTHOR)
    if 0 < len(authors) <= HEADED:
        names = ", ".join(inverted_name(person) for person in authors)
        return f"{names if names.endswith('.') else f'{names}.'} {title}"
    if authors:
        return f"{title} / {', '.join(direct_name(person) for person in authors[:1])} {words.others}"
    return elements(" / ", (title, editors(work)))


def editors(work: Any) -> str:
    """Who answers for a book without authors: the statement as the book has it, or its editor."""
    if work.statement:
        return str(work.statement).rstrip(".")
    found = people(work, Role.EDITOR) or people(work, Role.COMPILER)
    if not found:
        return ""
    role = "ред." if found[0].role == Role.EDITOR else "сост."
    return f"{role} {', '.join(direct_name(person) for person in found[:SOME_NAMES])}"


def whole(work: Any, *, words: Words) -> str:
    """A book, a journal or a site."""
    numbers = numeration("", work.issue, words=words) if work.kind == PublicationKind.JOURNAL else ""
    pages = "" if work.kind == PublicationKind.ELECTRONIC else total_pages(work.pages, words=words)
    return sentence(
        opening(work, title_with_volume(work, words=words), words=words),
        capital(work.edition),
        imprint(work, short=True),
        numbers,
        pages,
        doi(work),
        address(work),
    )


def part(work: Any, *, where: tuple[str, ...], words: Words) -> str:
    """A part and its host after «//»; responsibility of the host as its page has it."""
    own = opening(work, title_proper(work), words=words)
    host = sentence(
        elements(" / ", (bare(work.host_title), work.host_responsibility.rstrip("."))),
        *where,
        doi(work),
        address(work),
    )
    return f"{own} // {host}" if host else f"{own}."


def thesis(work: Any, *, words: Words) -> str:
    """«Title : дис. … канд. пед. наук : 13.00.01. М., 2005. 180 с.»"""
    form = FORMS[ThesisForm(work.thesis_form)]
    science = SCIENCES.get(work.science.strip().lower().removesuffix(" наук"), work.science.strip())
    degree = f" … {DEGREES[Degree(work.degree)]} {science} наук".replace("  ", " ") if work.degree else ""
    title = elements(" : ", (bare(work.title), f"{form}{degree}", work.specialty))
    place = ", ".join(filter(None, (short_place(work.place), str(work.year or ""))))
    return sentence(
        opening(work, title, words=words), place, total_pages(work.pages, words=words), address(work)
    )
