"""Pages become search documents: one row each, written with the publication."""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DatabaseError, OperationalError, transaction
from django.db.models import F, PositiveBigIntegerField, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from mms_wagtail import registry
from mms_wagtail.contracts import Document, Plugin
from mms_wagtail.search.labels import Vocabulary, vocabulary
from mms_wagtail.search.models import SearchDocument, SearchDocumentValue
from mms_wagtail.search.published import (
    address_of,
    is_live,
    is_public,
    modified_at,
    published_at,
    published_objects,
)
from mms_wagtail.search.text import clean, tokenize

logger = logging.getLogger(__name__)

MAX_ERROR = 500
MAX_TITLE = 500
MAX_SLUG = 120
# All columns that say something of the document; those of the outbox start anew.
WRITTEN = [
    field.name
    for field in SearchDocument._meta.concrete_fields
    if field.name not in {"id", "section", "object_id", "indexed_at", "stale"}
]
Parents = dict[str, Vocabulary]
HIDDEN, FAILED = "hidden", "failed"


def project(page: Any) -> None:
    """Write the row of ``page``, or its tombstone when it is not public. Marks it as pending.

    A plugin that fails must not undo the publication: the error is logged and kept
    on the row, which stays as it was.
    """
    plugin = registry.plugin_of(page)
    if plugin is None:
        return
    if not is_public(page):
        bury(plugin.slug, [page.pk])
        return
    with transaction.atomic():
        # First, so that a term that is renamed meanwhile marks the row again, after this.
        SearchDocument.objects.filter(section=plugin.slug, object_id=str(page.pk)).update(stale=False)
        project_public(plugin, [page])


def mark(plugin: Plugin, page: Any) -> None:
    """Mark the row of a page that is being saved, in the transaction of the save.

    Wagtail tells of a publication after that: a process that is killed in between
    would leave a page that nobody looks for. A page without a row gets a tombstone
    to stand for it.
    """
    waiting = {"stale": True, "pending": True, "attempts": 0, "changed_at": timezone.now()}
    rows = SearchDocument.objects.filter(section=plugin.slug, object_id=str(page.pk))
    live = is_live(page)
    if live and not rows.update(**waiting):
        title = clean(str(page))[:MAX_TITLE]
        row = SearchDocument(
            section=plugin.slug, object_id=str(page.pk), title=title, revision=next_revision(), **waiting
        )
        row.deleted = True
        SearchDocument.objects.bulk_create([row], ignore_conflicts=True)
    elif not live:
        rows.filter(deleted=False).update(**waiting)


def project_public(plugin: Plugin, pages: Iterable[Any], parents: Parents | None = None) -> None:
    """Write the rows of public pages of one plugin, with a fixed number of queries.

    Parameters
    ----------
    parents:
        Nested vocabularies by facet, kept between calls when there are many.
    """
    parents = {} if parents is None else parents
    pages = list(pages)
    try:
        # A savepoint: what the database refuses here must not undo the publication.
        with transaction.atomic():
            made = [_row_or_note(plugin, page, parents) for page in pages]
            if rows := [row for row in made if isinstance(row, SearchDocument)]:
                _write(plugin, rows)
            if hidden := [page.pk for page, row in zip(pages, made, strict=True) if row is HIDDEN]:
                bury(plugin.slug, hidden)
    except OperationalError:
        raise
    except DatabaseError as error:
        if len(pages) == 1:
            _note(plugin, pages[0], error)
            return
        for page in pages:
            project_public(plugin, [page], parents)


def _row_or_note(plugin: Plugin, page: Any, parents: Parents) -> SearchDocument | str:
    """The row; HIDDEN when the plugin keeps the page out of the search, FAILED when it fails."""
    try:
        document = registry.document_of(plugin, page)
        return _row(plugin, page, document, parents) if document is not None else HIDDEN
    except DatabaseError:
        raise
    except Exception as error:
        _note(plugin, page, error)
        return FAILED


def _note(plugin: Plugin, page: Any, error: Exception) -> None:
    """Keep why a page has no document: on its row, or on a tombstone that stands for it."""
    logger.error("The search document of %s %s cannot be made", plugin.model, page.pk, exc_info=error)
    message = str(error)[:MAX_ERROR]
    rows = SearchDocument.objects.filter(section=plugin.slug, object_id=str(page.pk))
    if not rows.update(stale=False, last_error=message):
        SearchDocument.objects.create(
            section=plugin.slug,
            object_id=str(page.pk),
            title=clean(str(page))[:MAX_TITLE],
            deleted=True,
            pending=False,
            revision=next_revision(),
            changed_at=timezone.now(),
            last_error=message,
        )


def _row(plugin: Plugin, page: Any, document: Document, parents: Parents) -> SearchDocument:
    return SearchDocument(
        section=plugin.slug,
        object_id=str(page.pk),
        title=clean(document.title)[:MAX_TITLE],
        annotation=clean(document.annotation),
        body=clean(document.body),
        authors=list(document.authors),
        tags=list(document.tags),
        terms=list(document.terms),
        identifiers=list(document.identifiers),
        facets=with_parents(plugin, document.facets, parents),
        facts=list(document.facts),
        parts=[{"label": clean(part.label), "text": clean(part.text)} for part in document.parts],
        files=[dataclasses.asdict(mark) for mark in document.files],
        date=document.date,
        cover=document.cover,
        outdated=document.outdated,
        url=address_of(page),
        published_at=published_at(page),
        modified_at=modified_at(page),
        expires_at=getattr(page, "expire_at", None),
        title_lemmas=title_lemmas(document.title),
        revision=next_revision(),
        changed_at=timezone.now(),
    )


def _write(plugin: Plugin, rows: list[SearchDocument]) -> None:
    with transaction.atomic():
        keys_of = [row.object_id for row in rows]
        known = SearchDocument.objects.filter(section=plugin.slug, object_id__in=keys_of).select_for_update()
        revisions = dict(known.values_list("object_id", "revision"))
        for row in rows:
            row.revision = max(row.revision, revisions.get(row.object_id, 0) + 1)
        SearchDocument.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["section", "object_id"], update_fields=WRITTEN
        )
        # Not every database tells the keys of rows that were updated by bulk_create.
        ids = SearchDocument.objects.filter(section=plugin.slug, object_id__in=keys_of)
        keys = dict(ids.values_list("object_id", "pk"))
        SearchDocumentValue.objects.filter(document__in=keys.values()).delete()
        SearchDocumentValue.objects.bulk_create(
            SearchDocumentValue(document_id=keys[row.object_id], facet=facet, slug=slug[:MAX_SLUG])
            for row in rows
            for facet, slugs in row.facets.items()
            for slug in slugs
        )


def next_revision() -> int:
    """A number that no earlier change had, as far as one clock tells."""
    return time.time_ns()


def later_revision() -> Greatest:
    """For updates: above the row's own, also when another machine's clock, ahead of ours, gave it."""
    big = PositiveBigIntegerField()
    return Greatest(F("revision") + 1, Value(next_revision(), output_field=big), output_field=big)


def with_parents(plugin: Plugin, facets: Any, parents: Parents) -> dict[str, list[str]]:
    """Slugs by facet, with the groups of nested ones, so that a group is found and counted."""
    found = {name: list(slugs) for name, slugs in facets.items() if slugs}
    for facet in plugin.facets:
        if facet.nested and facet.name in found:
            if facet.name not in parents:
                parents[facet.name] = vocabulary(facet)
            known = parents[facet.name]
            groups = [known.parents[slug] for slug in found[facet.name] if slug in known.parents]
            found[facet.name] = list(dict.fromkeys([*found[facet.name], *groups]))
    return found


def title_lemmas(title: str) -> str:
    terms = dict.fromkeys(term for token in tokenize(clean(title)) for term in token.terms)
    return f" {' '.join(terms)} "


def bury(section: str, object_ids: Iterable[Any]) -> None:
    """Make tombstones of rows: they leave the engine when the outbox is drained."""
    keys = [str(object_id) for object_id in object_ids]
    rows = SearchDocument.objects.filter(section=section, object_id__in=keys, deleted=False)
    rows.update(
        deleted=True,
        stale=False,
        pending=True,
        attempts=0,
        last_error="",
        revision=later_revision(),
        changed_at=timezone.now(),
    )
    # Tombstones that stood for a page without a document.
    noted = SearchDocument.objects.filter(section=section, object_id__in=keys, deleted=True)
    noted.exclude(last_error="").update(last_error="")


def project_stale(limit: int = 100) -> int:
    """Project anew up to ``limit`` rows that a renamed term, a moved or a saved page made stale."""
    rows = list(SearchDocument.objects.filter(pending=True, stale=True).order_by("pk")[:limit])
    by_section: dict[str, list[str]] = {}
    for row in rows:
        by_section.setdefault(row.section, []).append(row.object_id)
    for section, object_ids in by_section.items():
        plugin = registry.plugins().get(section)
        if plugin is None:
            bury(section, object_ids)
        else:
            project_anew(plugin, object_ids)
    return len(rows)


@transaction.atomic
def project_anew(plugin: Plugin, object_ids: Sequence[Any], parents: Parents | None = None) -> None:
    """Project pages as they are now; those that are no longer public are buried.

    The rows are locked before the pages are read: a publication at the same time
    either is what is read, or writes its row after this.
    """
    keys = [str(object_id) for object_id in object_ids]
    SearchDocument.objects.filter(section=plugin.slug, object_id__in=keys).update(stale=False)
    found = {str(page.pk): page for page in published_objects(plugin).filter(pk__in=object_ids)}
    bury(plugin.slug, [key for key in keys if key not in found])
    project_public(plugin, found.values(), parents)
