"""The demo's texts: enough of them, sound, and using every word of the vocabularies."""

from __future__ import annotations

import statistics
import tomllib
from collections import Counter

import pytest

from mms_wagtail.demo.markdown import body_blocks
from mms_wagtail.demo.sources import BadSourceError, Source, read_sources
from mms_wagtail.domain.vocabularies import FILES
from mms_wagtail.fixtures import DEMO, VOCABULARIES
from mms_wagtail.models.page_children import AuthorMixin, FileMixin
from mms_wagtail.plugins.materials.mixins import Licence

KEYS = {"kinds": "kind", "education_levels": "levels"}


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return list(read_sources(DEMO / "materials"))


def leaves(vocabulary: str) -> set[str]:
    """Slugs of the words that are no groups."""
    terms = tomllib.loads((VOCABULARIES / f"{vocabulary}.toml").read_text(encoding="utf-8"))["term"]
    return {child["slug"] for term in terms for child in term.get("children", [term])}


def named(source: Source, vocabulary: str) -> list[str]:
    value = source.meta.get(KEYS.get(vocabulary, vocabulary), [])
    return [value] if isinstance(value, str) else value


def test_there_are_at_least_two_hundred(sources):
    assert len(sources) >= 200
    assert sum(source.meta.get("licence") == "official" for source in sources) >= 50


def test_slugs_are_unique_and_references_lead_somewhere(sources):
    slugs = Counter(source.meta["slug"] for source in sources)
    assert [slug for slug, count in slugs.items() if count > 1] == []
    wanted = {
        target
        for source in sources
        for target in [*source.meta.get("related", []), source.meta.get("replaced_by", "")]
        if target
    }
    linked = {value for source in sources for kind, value in body_blocks(source.body) if kind == "material"}
    assert (wanted | linked) - set(slugs) == set()


@pytest.mark.parametrize("vocabulary", FILES)
def test_every_word_is_used_and_none_is_invented(sources, vocabulary):
    used = {slug for source in sources for slug in named(source, vocabulary)}
    known = leaves(vocabulary)
    assert used - known == set()
    if vocabulary != "grades":  # ranges use those in between
        assert known - used == set()


def test_choices_are_known(sources):
    licences = {source.meta.get("licence", "") for source in sources}
    roles = {author["role"] for source in sources for author in source.meta.get("authors", [])}
    file_roles = {file["role"] for source in sources for file in source.meta.get("files", [])}
    assert licences <= {"", *Licence.values}
    assert roles <= set(AuthorMixin.Role.values)
    assert file_roles <= set(FileMixin.Role.values)


def test_texts_have_substance(sources):
    lengths = {source.path.name: len(source.body.split()) for source in sources}
    acts = {source.path.name for source in sources if source.meta.get("licence") == "official"}
    assert {name: words for name, words in lengths.items() if words < (80 if name in acts else 150)} == {}
    assert statistics.median(words for name, words in lengths.items() if name not in acts) >= 170
    assert len({source.meta["annotation"] for source in sources}) == len(sources)


def test_a_text_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "broken.md").write_text("no front matter")
    with pytest.raises(BadSourceError, match=r"broken\.md: begin the file with TOML"):
        list(read_sources(tmp_path))
    (tmp_path / "broken.md").write_text("+++\ntitle = \n+++\nbody")
    with pytest.raises(BadSourceError, match="the front matter is not TOML"):
        list(read_sources(tmp_path))
