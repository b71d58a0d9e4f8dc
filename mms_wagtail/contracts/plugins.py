"""One section of the portal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mms_wagtail.contracts.documents import Facet
from mms_wagtail.contracts.reviews import Review
from mms_wagtail.contracts.texts import Text


@dataclass(frozen=True, kw_only=True)
class HomeBlock:
    """What a section shows on the home page in place of cards of what is new.

    ``template`` is included with ``section`` (an object with ``plugin``, ``hits`` and ``total``);
    blocks with a smaller ``order`` stand above. The cards of other sections have 50.
    """

    template: str
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """One kind of content of the portal and how it is found: a section, or a part of one.

    Parameters
    ----------
    slug:
        Unique; the value of the facet ``section`` in URLs.
    model:
        ``"app_label.ModelName"`` of the page type, or of another model with ``get_absolute_url()``.
        Such a thing is public while its ``live`` is true, where it has one; saving or deleting it
        in a transaction reaches the search at commit. ``published_at``, ``changed_at`` and
        ``expire_at`` are read where it has them.
    label:
        Name of the section in the plural («Материалы»).
    document:
        Dotted path of ``(page) -> Document | None``. Called with an object of ``model`` as
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
    within:
        Slug of the section that this kind of content belongs to; "" for a section of its own.
        Such a part has a value of its own in the facet ``section``, but no cards on the home page.
    urls, url_prefix:
        Dotted path of a module of addresses, and what they begin with («zakonodatelstvo/»).
    home:
        What stands on the home page in place of cards; None for the cards.
    importing:
        Dotted path of ``(ImportRequest) -> ImportReport``, for ``manage.py mms_import SLUG FILE``.
        It raises ValueError, with what to do, for a file that it cannot read at all. "" without an import.
    vocabularies:
        Vocabularies that the plugin brings: pairs of ``"app_label.ModelName"`` and the path of a TOML
        file with ``[[term]]`` tables. ``mms_setup`` creates the terms that are missing.
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
    within: str = ""
    urls: str = ""
    url_prefix: str = ""
    home: HomeBlock | None = None
    importing: str = ""
    vocabularies: tuple[tuple[str, Path], ...] = ()


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
