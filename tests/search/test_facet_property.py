"""A facet's number equals the number of results that its link gives: over random corpora and choices."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mms_wagtail.conf import Settings
from mms_wagtail.search.engines.embedded import EmbeddedEngine
from mms_wagtail.search.plan import Alternative, Concept, EngineQuery

from .contract import document

NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
WORDS = ("дробь", "урок", "лист")
VALUES = {"subject": ("algebra", "physics", "music"), "level": ("basic", "primary"), "year": ("2023", "2024")}

values_of = st.fixed_dictionaries({name: st.sets(st.sampled_from(slugs)) for name, slugs in VALUES.items()})
corpora = st.lists(st.tuples(st.lists(st.sampled_from(WORDS), max_size=4), values_of), max_size=12)


@settings(max_examples=60, deadline=None)
@given(corpora, st.sets(st.sampled_from(WORDS), max_size=2), values_of)
def test_numbers_tell_the_truth(corpus, words, chosen):
    folder = Path(tempfile.mkdtemp())
    engine = EmbeddedEngine(dataclasses.replace(Settings(), index_dir=folder))
    try:
        engine.rebuild(
            [
                document(
                    str(n), " ".join(title), values=[f"{f}:{s}" for f in sorted(has) for s in sorted(has[f])]
                )
                for n, (title, has) in enumerate(corpus)
            ],
            replay=lambda writer: None,
        )
        concepts = tuple(Concept((Alternative((word,)),)) for word in sorted(words))
        filters = {name: tuple(sorted(slugs)) for name, slugs in chosen.items() if slugs}
        query = EngineQuery(concepts=concepts, filters=filters, now=NOW, facets=tuple(VALUES), limit=50)
        found = engine.search(query)
        assert found.total == len(found.hits)
        for facet, slugs in VALUES.items():
            for slug in slugs:
                link = dataclasses.replace(query, filters={**filters, facet: (slug,)})
                assert found.counts[facet].get(slug, 0) == engine.search(link).total
    finally:
        engine.close()
        shutil.rmtree(folder)
