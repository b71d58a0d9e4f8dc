"""What is searched and shown of one published thing, and by what it is narrowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mms_wagtail.contracts.texts import Text

FacetOrder = Literal["count", "natural", "newest"]


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A dimension by which documents are narrowed and counted.

    Facets of different plugins with the same ``name`` are one facet and must
    be equal; declare a shared one once and import it.

    Parameters
    ----------
    name:
        Key in the URL and in :attr:`Document.facets`: ``[a-z][a-z0-9_]*``.
    label:
        Heading of the group that a reader sees.
    model:
        ``"app_label.ModelName"`` of the vocabulary the values come from. The
        model has ``slug`` and ``name``, and a ``parent`` when ``nested``. Renaming
        or deleting a term is then reflected in the search by itself.
    choices:
        Pairs ``(slug, label)`` for values that are no vocabulary. With neither
        ``model`` nor ``choices`` a value is its own label, as a year is.
    nested:
        The vocabulary is a tree of two levels. Documents carry the slug of the
        child alone; its parent is found and counted by the search.
    order:
        How values are listed: by falling ``count``, in the ``natural`` order of
        the vocabulary, or ``newest`` (greatest slug) first.
    listed:
        False for a dimension that can be followed by a link («все материалы
        автора») but is not offered in the list of facets.
    ranged:
        Values are whole numbers, such as years; a reader may also choose «с … по …».
    """

    name: str
    label: Text
    model: str = ""
    choices: tuple[tuple[str, Text], ...] = ()
    nested: bool = False
    order: FacetOrder = "count"
    listed: bool = True
    ranged: bool = False


@dataclass(frozen=True, kw_only=True)
class FileMark:
    """What a hit says of one attached file.

    ``format`` is upper case («PDF»), ``size`` is in bytes, ``pages`` is 0 when
    the number of pages is unknown.
    """

    format: str
    size: int = 0
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class Part:
    """A text that belongs to a document and has a place of its own: an attached file, a chapter.

    ``label`` names it above a passage that was found in it («Файл: Программа.docx, с. 4»).
    """

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """What is searched and shown of one published thing.

    All texts are plain text, not HTML.

    Parameters
    ----------
    title, annotation, body:
        Texts in falling weight. ``annotation`` stands in a hit when no better
        passage is found.
    authors, tags, terms:
        Names of people, free tags, and names of vocabulary terms (kind, subject,
        …): searched, weighed above the body.
    identifiers:
        Numbers of acts, ISBN and the like, as they are written: «287», «273-ФЗ».
    parts:
        Texts beside the body; searched like it.
    facets:
        Name of a facet to the slugs of its values. Years are strings.
    facts:
        Pieces of the one line of facts below a hit, in their order.
    files:
        Marks of the attached files.
    date:
        Of the document itself; sorts «сначала новые».
    cover:
        Address of the picture, relative to the site, or "".
    outdated:
        Ranked below what is current, and marked in words.
    """

    title: str
    annotation: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    files: tuple[FileMark, ...] = ()
    date: dt.date | None = None
    cover: str = ""
    outdated: bool = False
