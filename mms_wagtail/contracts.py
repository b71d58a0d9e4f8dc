"""The public extension API: what a section of the portal says of itself.

Everything here is a frozen dataclass without behaviour. A plugin builds these
values in its ``plugin.py``; the core, the search and the admin only read them.
Paths are dotted strings, so that a plugin can be declared before Django's apps
are loaded; :mod:`mms_wagtail.checks` verifies that each of them resolves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.functional import Promise

Text = str | Promise
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


@dataclass(frozen=True, kw_only=True)
class SubmissionStep:
    """One page of the form in which people offer a work.

    Parameters
    ----------
    slug, title, lead:
        In the address of the step, its heading, and a sentence of help below it.
    form:
        Dotted path of a Django form. Names of its fields are unique over all steps; what is
        typed is kept whether it is valid or not, and validated when the work is sent. "" for
        a step of files or co-authors alone. A form with ``needs_submission = True`` is
        given the submission as a keyword.
    part:
        "files" or "coauthors" adds that list to the step.
    """

    slug: str
    title: Text
    lead: Text = ""
    form: str = ""
    part: Literal["", "files", "coauthors"] = ""


@dataclass(frozen=True, kw_only=True)
class Lookalike:
    """Something much like what is offered: its name, its address ("" when it is not public), and why."""

    title: str
    url: str
    why: Text


@dataclass(frozen=True, kw_only=True)
class Review:
    """How people without access to the admin offer works to a section, and how these are reviewed.

    Parameters
    ----------
    offer, noun, lead:
        The button and the title of the form («Поделиться практикой»), what is offered («практика»),
        and what happens to it, in one or two sentences.
    steps, title_field:
        Pages of the form, in their order, and the field that names the work.
    build:
        Dotted path of ``(submission, page) -> page``: writes the data of a submission into
        its page, or into a new one when ``page`` is None. It saves nothing.
    workflow:
        What ``mms_setup`` gives the section's page: "expert" (check, experts, decision) or "check".
    reading:
        Template that shows the page of a work to those who review it, given ``page``. It must
        name no author when ``blind`` is true.
    lookalikes:
        Dotted path of ``(submission) -> Sequence[Lookalike]``, for the author and the editor.
    prepare, published:
        Dotted paths, called before the last task is approved (``(submission, page)``: writes
        into the page what is known only then, saves nothing), and in the transaction that
        publishes it (``(submission, page, by)``).
    """

    offer: Text
    noun: Text
    steps: tuple[SubmissionStep, ...]
    build: str
    reading: str
    lead: Text = ""
    title_field: str = "title"
    workflow: Literal["expert", "check"] = "expert"
    lookalikes: str = ""
    prepare: str = ""
    published: str = ""


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """One section of the portal: a kind of page and how it is found.

    Parameters
    ----------
    slug:
        Unique; the value of the facet ``section`` in URLs.
    model:
        ``"app_label.ModelName"`` of the page type.
    label:
        Name of the section in the plural («Материалы»).
    document:
        Dotted path of ``(page) -> Document | None``. Called with a page of ``model`` as
        it is published; it must not write. None hides a page that is live, as one that
        was withdrawn.
    facets:
        The facets that documents of this section carry.
    queryset:
        Dotted path of ``(queryset) -> queryset`` that prefetches what
        ``document`` reads, so that a rebuild has a fixed number of queries a
        batch. "" when nothing is to be prefetched.
    index_model:
        ``"app_label.ModelName"`` of the section's page, which ``mms_setup``
        creates below the site's root with ``label`` as its title. "" when the
        section has none.
    description:
        One sentence on what a reader finds there.
    demo:
        Dotted path of ``(DemoRequest) -> int`` that loads the section's part of
        the demo portal and returns how many pages it made. "" when the section has
        none.
    hue:
        Degrees on the colour circle (0–359) of the section's mark and covers.
    review:
        How people offer works to the section; None when they cannot.
    """

    slug: str
    model: str
    label: Text
    document: str
    facets: tuple[Facet, ...] = ()
    queryset: str = ""
    index_model: str = ""
    description: Text = ""
    demo: str = ""
    hue: int = 190
    review: Review | None = None


@dataclass(frozen=True, kw_only=True)
class DemoRequest:
    """What ``mms_demo`` asks of a section.

    ``index_page`` is the section's page; ``owner`` the user that the pages belong
    to, or None; ``scale`` the number of generated records to add; ``progress``
    wraps an iterable of known length in a progress bar with a title.
    """

    index_page: Any
    owner: Any
    scale: int
    progress: Callable[[str, Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits for a person, in the list «Что ждёт вас» of the personal cabinet.

    ``title`` says what it is about, ``what`` what to do with it and what comes then; ``url`` leads
    there. ``due`` is the last day, None when there is none; ``urgent`` things stand first.
    """

    title: str
    what: str
    url: str
    due: dt.date | None = None
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class CabinetSection:
    """A part of the personal cabinet; returned by a function of the hook ``register_mms_cabinet_section``.

    Parameters
    ----------
    slug:
        Unique among the sections.
    label:
        Words of the link in the cabinet's navigation.
    url_name:
        Name of the section's address, without arguments («mms_workflow:submissions»).
    description:
        One sentence on what is there, for the cabinet's first page.
    waiting:
        Dotted path of ``(user) -> Sequence[Waiting]``; it must use the same number of queries for one
        thing and for many. "" when nothing ever waits.
    count:
        Dotted path of ``(user) -> int`` that stands beside the link when it is not 0. "" without one.
    shown:
        Dotted path of ``(user) -> bool`` for a section that is not everybody's. "" for everybody.
    order:
        Place in the navigation, small numbers first. The core's own are 10 and 500 to 600.
    """

    slug: str
    label: Text
    url_name: str
    description: Text = ""
    waiting: str = ""
    count: str = ""
    shown: str = ""
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """Data of people that an app keeps; returned by a function of the hook ``register_mms_personal_data``.

    Parameters
    ----------
    slug:
        Unique; the key in the exported file.
    label:
        What the data is, for the person who asks for a copy or for deletion.
    export:
        Dotted path of ``(user) -> Any`` that gives all of it as values that JSON knows (dates may
        stay dates). It must not write.
    erase:
        Dotted path of ``(user) -> None``, called in the transaction that closes the account. "" for
        what has to stay; then ``stays`` says what and why.
    stays:
        One sentence on what remains after the account is closed, "" when nothing does.
    """

    slug: str
    label: Text
    export: str
    erase: str = ""
    stays: Text = ""
