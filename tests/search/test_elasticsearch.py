"""The Elasticsearch engine keeps the contract, on a genuine server."""

import dataclasses
import time

import pytest

from mms_wagtail.conf import Settings
from mms_wagtail.search.engines.base import EngineBusyError, EngineDownError, EngineNotReadyError
from mms_wagtail.search.engines.elasticsearch import ElasticsearchEngine
from mms_wagtail.search.engines.embedded import EmbeddedEngine

from .contract import EngineContract, document, query


@pytest.fixture
def engine(node):
    settings = dataclasses.replace(
        Settings(), elasticsearch_hosts=(node.url,), elasticsearch_index=f"t{time.time_ns()}"
    )
    engine = ElasticsearchEngine(settings)
    engine.rebuild([], replay=lambda writer: None)
    yield engine
    engine.drop()
    engine.close()


class TestElasticsearch(EngineContract):
    pass


def test_an_older_revision_never_replaces_a_newer_one(engine):
    for revision, title in ((5, "Новое"), (4, "Старое")):
        with engine.writing() as writer:
            writer.put(document("a", title, revision=revision))
            writer.commit()
    with engine.writing() as writer:
        writer.remove("a", revision=3)
        writer.commit()
    assert dict(engine.contents()) == {"a": 5}


def test_another_rebuild_is_told_to_wait(engine):
    def documents():
        with pytest.raises(EngineBusyError):
            engine.rebuild([], replay=lambda writer: None)
        yield document("a", "Дроби")

    engine.rebuild(documents(), replay=lambda writer: None)
    assert engine.search(query("дробь")).total == 1


def test_a_failed_rebuild_leaves_the_live_index_and_no_rubbish(engine):
    engine.rebuild([document("a", "Дроби")], replay=lambda writer: None)

    def documents():
        yield document("b", "Дроби")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        engine.rebuild(documents(), replay=lambda writer: None)
    assert dict(engine.contents()) == {"a": 1}
    assert len(engine.client.indices.get(index=f"{engine.alias}-g*")) == 1


def test_changes_during_a_rebuild_are_in_the_new_index(engine):
    told = []

    def replay(writer):
        told.append(writer)
        writer.put(document("late", "Дроби", revision=7))

    engine.rebuild([document("a", "Дроби")], replay=replay)
    assert dict(engine.contents()) == {"a": 1, "late": 7}
    assert len(told) == 2


def test_no_index_and_no_server_are_told_apart(engine, node):
    engine.drop()
    with pytest.raises(EngineNotReadyError) as missing:
        engine.search(query("дробь"))
    assert not isinstance(missing.value, EngineDownError)
    with pytest.raises(EngineNotReadyError), engine.writing():
        raise AssertionError("nothing to write to")
    nowhere = dataclasses.replace(Settings(), elasticsearch_hosts=("http://127.0.0.1:9",))
    with pytest.raises(EngineDownError):
        ElasticsearchEngine(nowhere).search(query("дробь"))
    assert not ElasticsearchEngine(nowhere).status().ready


WORDS = [
    "урок",
    "рабочая программа",
    "функциональная грамотность",
    "дети",
    "алгебра 7 класс",
    "наставник молодого педагога",
]


def test_both_engines_agree(engine, tmp_path):
    """The same documents and queries: the same first ten but for ties, the same totals and counts."""
    embedded = EmbeddedEngine(dataclasses.replace(Settings(), index_dir=tmp_path / "index"))
    stems = [
        "урок",
        "программа",
        "рабочая",
        "грамотность",
        "функциональная",
        "дети",
        "алгебра",
        "класс",
        "наставник",
        "педагог",
        "молодой",
        "стали",
    ]
    made = [
        document(
            f"d{number}",
            " ".join(stems[(number * step) % len(stems)] for step in range(1, 2 + number % 5)),
            body=" ".join(stems[(number + step * step) % len(stems)] for step in range(number % 40)),
            annotation=" ".join(stems[number % 7 : number % 7 + 3]),
            tags=stems[number % 12],
            values=[f"subject:s{number % 5}", f"level:l{number % 3}"],
            date=number,
            factor=0.5 if number % 11 == 0 else 1 + number % 4 / 50,
        )
        for number in range(300)
    ]
    engine.rebuild(made, replay=lambda writer: None)
    embedded.rebuild(made, replay=lambda writer: None)
    for text in WORDS:
        for filters in ({}, {"subject": ("s1", "s2")}, {"subject": ("s1",), "level": ("l0",)}):
            asked = query(text, filters=filters, facets=("subject", "level"), limit=10)
            ours, theirs = embedded.search(asked), engine.search(asked)
            assert (ours.total, ours.counts) == (theirs.total, theirs.counts)
            scores = [score for _key, score in ours.hits]
            assert [score for _key, score in theirs.hits] == pytest.approx(scores, rel=1e-3)
            for (ours_key, score), (their_key, _score) in zip(ours.hits, theirs.hits, strict=True):
                tied = sum(abs(other - score) < score * 1e-3 for other in scores) > 1
                last = abs(scores[-1] - score) < score * 1e-3
                assert ours_key == their_key or tied or last
