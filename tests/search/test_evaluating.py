"""The search is measured by judged queries; bad files are named, not crashed upon."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

DOCUMENTS = [
    {"id": 1, "title": "Дроби на уроке математики", "year": "2020", "authors": "Петерсон Л. Г."},
    {"id": 2, "title": "Статья 81. Расторжение договора", "tags": ["Трудовой кодекс"], "body": None},
    {"id": 3, "title": "Статья 81. Ликвидация товарищества", "tags": ["Гражданский кодекс часть 1"]},
]
QUERIES = [
    {"id": 7, "text": "дробей", "split": "dev"},
    {"id": "8", "text": "ст. 81 ТК", "split": "dev", "class": "docnum"},
    {"id": "9", "text": "рецепт борща", "split": "dev", "class": "none"},
    {"id": "10", "text": "петерсону", "split": "test", "class": "author"},
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    for name, records in (("corpus", DOCUMENTS), ("queries", QUERIES)):
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8-sig")
    (tmp_path / "qrels.tsv").write_text("query_id\tdoc_id\tgrade\n7\t1\t3\n8\t2\t3\n", encoding="utf-8")
    return tmp_path


def evaluate(folder: Path, **options: Any) -> str:
    out = StringIO()
    call_command("mms_evaluate_search", folder, stdout=out, **options)
    return out.getvalue()


def test_it_measures_overall_and_by_class(judged):
    found = json.loads(evaluate(judged, split="dev", json=True))
    assert (found["documents"], found["split"]) == (3, "dev")
    best = {"ndcg": 1.0, "mrr": 1.0, "recall": 1.0, "zero": 0.0}
    assert found["overall"] == {"queries": 2, "noise": 0.0, **best}
    assert found["classes"]["docnum"] == {"queries": 1, **best}
    assert found["classes"]["none"] == {"queries": 1, "noise": 0.0}


def test_the_answers_are_written(judged):
    evaluate(judged, split="dev", run=judged / "run.tsv")
    lines = (judged / "run.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["query_id\trank\tdoc_id", "7\t1\t1", "8\t1\t2"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("corpus.jsonl", '{"id": 1, "title": "Дроби"}\n{"id": ', "corpus.jsonl:2: not JSON"),
        ("corpus.jsonl", '{"id": 1}', "corpus.jsonl:1: a document needs"),
        ("corpus.jsonl", '{"id": 1, "title": "а"}\n{"id": "1", "title": "б"}', "corpus.jsonl:2: a second"),
        ("corpus.jsonl", "", "has no documents"),
        ("corpus.jsonl", b"\xff\xfe", "is not UTF-8"),
        ("queries.jsonl", '{"id": 1, "split": "dev"}', "queries.jsonl:1: a query needs"),
        ("qrels.tsv", "7 1 3", "qrels.tsv:1: expected"),
        ("qrels.tsv", None, "qrels.tsv cannot be read"),
    ],
)
def test_bad_files_are_named(judged, name, content, message):
    path = judged / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CommandError, match=message):
        evaluate(judged, split="dev")


def test_an_unknown_split_names_those_there_are(judged):
    with pytest.raises(CommandError, match="Splits: dev, test, all"):
        evaluate(judged, split="hidden")


def test_answers_that_cannot_be_written_are_said_so_at_once(judged):
    with pytest.raises(CommandError, match="is no folder"):
        evaluate(judged, run=judged / "nowhere" / "run.tsv")


def test_a_server_that_is_not_there(judged, settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "ELASTICSEARCH_HOSTS": ("http://127.0.0.1:1",)}
    with pytest.raises(CommandError, match="cannot be reached"):
        evaluate(judged, split="dev", engine="elasticsearch")
