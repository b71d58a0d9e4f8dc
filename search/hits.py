"""Rows become hits, ready to show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from mms_wagtail import registry
from mms_wagtail.contracts import FileMark
from mms_wagtail.search.highlight import best_passage, mark
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.results import Hit


def hits_of(found: Sequence[tuple[str, float]], terms: Collection[str]) -> tuple[Hit, ...]:
    """Hits for keys with scores, in their order, by one query; rows that are gone are left out."""
    rows = rows_by_key(key for key, _score in found)
    return tuple(make_hit(rows[key], score, terms) for key, score in found if key in rows)


def rows_by_key(keys: Iterable[str]) -> dict[str, SearchDocument]:
    """Rows that are not deleted, by key."""
    wanted = set(keys)
    object_ids = {key.partition(":")[2] for key in wanted}
    rows = SearchDocument.objects.filter(object_id__in=object_ids, deleted=False)
    return {row.key: row for row in rows if row.key in wanted}


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
        cover=row.cover,
        outdated=row.outdated,
    )
