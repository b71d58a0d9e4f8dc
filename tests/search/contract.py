"""What every engine must do. A test file of an engine subclasses this and makes the engine."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from mms_wagtail.search.analysed import NEVER, AnalysedDocument, content
from mms_wagtail.search.engines.base import SearchEngine
from mms_wagtail.search.plan import FIELD_WEIGHTS, Alternative, Concept, EngineQuery
from mms_wagtail.search.text import collation_key, tokenize

NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def document(
    key: str,
    title: str = "",
    *,
    values: Any = (),
    date: int = 0,
    expires: int = NEVER,
    factor: float = 1.0,
    revision: int = 1,
    **texts: str,
) -> AnalysedDocument:
    """A document as the analysis would make it; ``texts`` are those of other fields."""
    tokens = {name: content({**texts, "title": title}.get(name, "")) for name in FIELD_WEIGHTS}
    return AnalysedDocument(
        key=key,
        revision=revision,
        fields={name: tuple(token.terms for token in found) for name, found in tokens.items()},
        values=tuple(values),
        sort_title=collation_key(title),
        date=date,
        expires=expires,
        factor=factor,
        forms=frozenset(token.form for found in tokens.values() for token in found),
        names=frozenset(token.form for token in tokens["authors"]),
        phrases=(),
    )


def query(text: str = "", **values: Any) -> EngineQuery:
    concepts = tuple(
        Concept(tuple(Alternative((term,)) for term in token.terms), share=2) for token in tokenize(text)
    )
    return EngineQuery(concepts=concepts, now=values.pop("now", NOW), **values)


class EngineContract:
    """Subclasses give the fixture ``engine``: an empty engine that is ready."""

    @pytest.fixture
    def fill(self, engine: SearchEngine) -> Any:
        def put(*documents: AnalysedDocument) -> None:
            with engine.writing() as writer:
                for item in documents:
                    writer.put(item)
                writer.commit()

        return put

    @staticmethod
    def keys(engine: SearchEngine, *args: Any, **kwargs: Any) -> list[str]:
        return [key for key, _score in engine.search(query(*args, **kwargs)).hits]

    def test_word_forms_meet(self, engine, fill):
        fill(document("a", "Рекомендации учителю"), document("b", "Конспект урока"))
        assert self.keys(engine, "рекомендаций") == ["a"]

    def test_a_title_weighs_more_than_a_body(self, engine, fill):
        fill(document("body", "Урок", body="дроби " * 30), document("title", "Дроби"))
        assert self.keys(engine, "дроби") == ["title", "body"]

    def test_coverage(self, engine, fill):
        fill(document("a", "Урок", body="рецепт успеха учителя"))
        asked = query("рецепт борща")
        known, unknown = asked.concepts
        shares = (dataclasses.replace(known, share=3), dataclasses.replace(unknown, share=5))
        assert engine.search(dataclasses.replace(asked, concepts=shares)).hits == ()
        assert self.keys(engine, "рецепт успеха") == ["a"]

    def test_what_is_required_is_there(self, engine, fill):
        fill(document("a", "Приказ 287"), document("b", "Приказ 286"))
        asked = query("приказ 287")
        order, number = asked.concepts
        concepts = (order, dataclasses.replace(number, required=True))
        found = engine.search(dataclasses.replace(asked, concepts=concepts))
        assert [key for key, _score in found.hits] == ["a"]

    def test_phrases_and_excluded_words(self, engine, fill):
        fill(
            document("a", "Рабочая программа воспитания"),
            document("b", "Программа воспитания и рабочая тетрадь"),
            document("c", "Рабочая программа по алгебре"),
        )
        phrase = Alternative(("рабочий", "программа"))
        both = {"phrases": (phrase,), "excluded": (Alternative(("алгебра",)),)}
        assert set(self.keys(engine, "программа", phrases=(phrase,))) == {"a", "c"}
        assert self.keys(engine, "программа", **both) == ["a"]
        assert self.keys(engine, **both) == ["a"]

    def test_an_alternative_of_several_words_is_a_phrase(self, engine, fill):
        fill(document("a", "Региональная инновационная площадка"), document("b", "Площадка инновационная"))
        concept = Concept(
            (Alternative(("рип",)), Alternative(("региональный", "инновационный", "площадка"), 0.8)), 3
        )
        found = engine.search(EngineQuery(concepts=(concept,), now=NOW))
        assert [key for key, _score in found.hits] == ["a"]

    def test_neighbours_of_a_query_stand_higher_as_neighbours(self, engine, fill):
        fill(document("a", "Образования система высшего"), document("b", "Высшего система образования"))
        pair = (Alternative(("система", "образование")),)
        assert self.keys(engine, "система образования", pairs=pair) == ["b", "a"]

    def test_outdated_stands_below(self, engine, fill):
        fill(document("old", "Дроби", factor=0.5), document("new", "Дроби"))
        assert self.keys(engine, "дроби") == ["new", "old"]

    def test_put_replaces_and_remove_removes(self, engine, fill):
        fill(document("a", "Дроби"))
        fill(document("a", "Проценты"))
        assert (self.keys(engine, "дроби"), self.keys(engine, "проценты")) == ([], ["a"])
        with engine.writing() as writer:
            writer.remove("a")
            writer.remove("never was")
            writer.commit()
        assert engine.search(query()).total == 0

    def test_expired_documents_are_not_found(self, engine, fill):
        fill(document("a", "Дроби", expires=int(NOW.timestamp())), document("b", "Дроби"))
        assert self.keys(engine, "дроби") == ["b"]

    def test_filters_and_counts(self, engine, fill):
        fill(
            document("a", values=["subject:algebra", "level:basic"]),
            document("b", values=["subject:algebra", "subject:geometry", "level:secondary"]),
            document("c", values=["subject:physics", "level:basic"]),
        )
        found = engine.search(
            query(
                filters={"subject": ("algebra", "physics"), "level": ("basic",)}, facets=("subject", "level")
            )
        )
        assert {key for key, _score in found.hits} == {"a", "c"}
        assert found.total == 2
        assert found.counts["subject"] == {"algebra": 1, "physics": 1}
        assert found.counts["level"] == {"basic": 2, "secondary": 1}

    def test_order_by_date_and_title(self, engine, fill):
        fill(document("a", "Ёж", date=5), document("b", "Яблоко", date=9), document("c", "Дом", date=7))
        assert self.keys(engine, sort="newest") == ["b", "c", "a"]
        assert self.keys(engine, sort="title") == ["c", "a", "b"]

    def test_pages_follow_one_another(self, engine, fill):
        fill(*(document(f"{number:02}", "Дроби", date=number) for number in range(25)))
        pages = [self.keys(engine, "дроби", sort="newest", offset=offset, limit=10) for offset in (0, 10, 20)]
        assert [len(page) for page in pages] == [10, 10, 5]
        assert [key for page in pages for key in page] == [f"{number:02}" for number in reversed(range(25))]

    def test_similar(self, engine, fill):
        fill(
            document("a", "Логопедические игры", tags="речь"),
            document("b", "Игры логопеда", tags="речь"),
            document("c", "Проценты"),
        )
        found = engine.similar("a", limit=5, filters={}, now=NOW)
        assert [key for key, _score in found] == ["b"]
        assert engine.similar("unknown", limit=5, filters={}, now=NOW) == ()

    def test_it_tells_what_it_holds(self, engine, fill):
        fill(document("a", "Дроби", revision=5), document("b", "Проценты", revision=2**60))
        assert dict(engine.contents()) == {"a": 5, "b": 2**60}
        status = engine.status()
        assert (status.documents, status.ready) == (2, True)
        assert status.name

    def test_hostile_words_are_words(self, engine, fill):
        fill(document("a", 'C++ и "кавычки" | труба * звезда ^2 ~1 (скобки) AND OR NOT'))
        assert self.keys(engine, 'труба | звезда* (скобки) AND "кавычки"') == ["a"]

    def test_a_rebuild_replaces_all_and_replays(self, engine, fill):
        fill(document("old", "Дроби"))

        def replay(writer: Any) -> None:
            writer.remove("gone")
            writer.put(document("late", "Дроби"))

        engine.rebuild([document("new", "Дроби"), document("gone", "Дроби")], replay=replay)
        assert sorted(self.keys(engine, "дроби")) == ["late", "new"]

    def test_readers_see_a_commit_at_once(self, engine, fill):
        assert self.keys(engine, "дроби") == []
        fill(document("a", "Дроби"))
        assert self.keys(engine, "дроби") == ["a"]
