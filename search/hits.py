"""Rows become hits, ready to show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from mms_wagtail import registry
from mms_wagtail.contracts import FileMark
from mms_wagtail.search.highlight import best_passage, mark
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.results import Hit

# What of a row a hit is made of.
SHOWN = (
    "section", "object_id", "title", "annotation", "body", "parts",
    "url", "facts", "files", "date", "published_at", "modified_at", "cover", "outdated",
)  # fmt: skip


def hits_of(found: Sequence[tuple[str, float]], terms: Collection[str]) -> tuple[Hit, ...]:
    """Hits for keys with scores, in their order, by one query; rows that are gone are left out."""
    rows = rows_by_key(key for key, _score in found)
    return tuple(make_hit(rows[key], score, terms) for key, score in found if key in rows)


def rows_by_key(keys: Iterable[str]) -> dict[str, SearchDocument]:
    """Rows that are not deleted, by key."""
    rows = SearchDocument.objects.filter(having(keys), deleted=False).only(*SHOWN)
    return {row.key: row for row in rows}


def having(keys: Iterable[str]) -> Q:
    """Rows with these keys, found by the index of the table."""
    sections: dict[str, list[str]] = {}
    for key in keys:
        section, _colon, object_id = key.partition(":")
        sections.setdefault(section, []).append(object_id)
    found = [Q(section=section, object_id__in=ids) for section, ids in sections.items()]
    return reduce(or_, found) if found else Q(pk__in=[])


def make_hit(row: SearchDocument, score: float, terms: Collection[str] = ()) -> Hit:
    """One hit, with the words of ``terms`` marked; without terms the annotation is its passage."""
    plugin = registry.plugins().get(row.section)
    texts = [("", row.annotation), ("", row.body)]
    texts += [(part["label"], part["text"]) for part in row.parts]
    passage, passage_html, label = best_passage(
        texts if terms else texts[: 1 if row.annotation else 2], terms
    )
    return Hit(
        key=row.key,
        title=row.title,
        title_html=mark(row.title, terms),
        url=row.url,
        section=row.section,
        section_label=plugin.label if plugin else row.section,
        score=score,
        passage=passage,
        passage_html=passage_html,
        passage_from=label,
        facts=tuple(row.facts),
        files=tuple(FileMark(**values) for values in row.files),
        date=row.date,
        published_at=row.published_at,
        modified_at=row.modified_at,
        cover=row.cover,
        outdated=row.outdated,
    )
