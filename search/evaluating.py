"""Measures the search by judged queries, over an index of its own."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from mms_wagtail.search.analysed import AnalysedDocument, analyse
from mms_wagtail.search.engines.base import SearchEngine
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import EngineQuery
from mms_wagtail.search.thesaurus import Thesaurus
from mms_wagtail.search.understanding import Understanding, understand

SECTION = "judged"
DEPTH = 10
GOOD = 2
NO_ANSWER = "none"
OVERALL = "all"
Run = dict[str, list[str]]
Progress = Callable[[str, Sequence[Any]], Iterable[Any]]


class BadCorpusError(Exception):
    """A file of the judged set cannot be used; the message says which line and why."""


@dataclass(frozen=True, kw_only=True)
class JudgedQuery:
    """One query. ``kind`` is its class («typo», «none», …)."""

    id: str
    kind: str
    split: str
    text: str


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Objects of a JSON Lines file with their line numbers.

    Raises
    ------
    BadCorpusError
        When the file cannot be read, or a line is no JSON object.
    """
    for number, line in _numbered(path):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise BadCorpusError(f"{path}:{number}: not JSON: {error}.") from error
        if not isinstance(record, dict):
            raise BadCorpusError(f"{path}:{number}: not a JSON object.")
        yield number, record


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that say something, with their numbers."""
    try:
        # Windows' editors begin a file with a mark of the encoding.
        with path.open(encoding="utf-8-sig") as stream:
            yield from ((number, line) for number, line in enumerate(stream, 1) if line.strip())
    except OSError as error:
        raise BadCorpusError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadCorpusError(f"{path} is not UTF-8: {error}.") from error


def document_of(record: Mapping[str, Any]) -> SearchDocument:
    """A record of ``corpus.jsonl`` as a search document; ``id`` and ``title`` are all it must have."""

    def text(name: str) -> str:
        value = record.get(name)
        return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")

    def texts(name: str) -> list[str]:
        value = record.get(name)
        values = value if isinstance(value, list) else [value]
        return [str(item) for item in values if item not in (None, "")]

    year = text("year")
    return SearchDocument(
        section=SECTION,
        object_id=str(record["id"]),
        title=text("title"),
        annotation=text("annotation"),
        body=text("body") or text("text"),
        authors=texts("authors") or texts("author"),
        tags=texts("tags"),
        terms=[*texts("kind"), *texts("subject"), *texts("level"), *texts("issuer")],
        identifiers=[*texts("isbn"), *texts("number")],
        date=dt.date(int(year), 1, 1) if year.isdecimal() and 1 <= int(year) <= 9999 else None,
    )


class JudgedIndex:
    """An index of a judged corpus in ``engine``, apart from the portal's."""

    def __init__(self, engine: SearchEngine, thesaurus: Thesaurus) -> None:
        self.engine = engine
        self.thesaurus = thesaurus
        self.lexicon = Lexicon()

    def load(self, path: Path, *, progress: Progress) -> int:
        """Index ``corpus.jsonl``; gives the number of documents.

        Raises
        ------
        BadCorpusError
            When there are no records, or one has no ``id`` or ``title`` or the ``id`` of another.
        """
        records = list(read_lines(path))
        seen: set[str] = set()
        for number, record in records:
            key = record.get("id")
            if key in (None, "") or not record.get("title"):
                raise BadCorpusError(f"{path}:{number}: a document needs «id» and «title».")
            if str(key) in seen:
                raise BadCorpusError(f"{path}:{number}: a second document has the id {key!r}.")
            seen.add(str(key))
        if not records:
            raise BadCorpusError(f"{path} has no documents.")

        def documents() -> Iterator[AnalysedDocument]:
            for _number, record in progress("Index", records):
                document = analyse(document_of(record))
                self.lexicon.count(document)
                yield document

        self.engine.rebuild(documents(), replay=lambda writer: None)
        return len(records)

    def understand(self, text: str) -> Understanding:
        return understand(text, lexicon=self.lexicon, thesaurus=self.thesaurus)

    def best(self, text: str, depth: int = DEPTH) -> list[str]:
        """Identifiers of the best documents."""
        meant = self.understand(text)
        if not meant.concepts and not meant.phrases:
            return []
        found = self.engine.search(
            EngineQuery(
                concepts=meant.concepts,
                pairs=meant.pairs,
                phrases=meant.phrases,
                excluded=meant.excluded,
                now=timezone.now(),
                limit=depth,
            )
        )
        return [key.partition(":")[2] for key, _score in found.hits]


def read_queries(path: Path, split: str) -> list[JudgedQuery]:
    """Queries of a split («all» for every one).

    Raises
    ------
    BadCorpusError
        When there is none, or one has no text.
    """
    queries = []
    for number, record in read_lines(path):
        if record.get("id") in (None, "") or not record.get("text"):
            raise BadCorpusError(f"{path}:{number}: a query needs «id» and «text».")
        queries.append(
            JudgedQuery(
                id=str(record["id"]),
                kind=str(record.get("class") or ""),
                split=str(record.get("split") or ""),
                text=str(record["text"]),
            )
        )
    chosen = [query for query in queries if split in ("all", query.split)]
    if not chosen:
        known = ", ".join(sorted({query.split for query in queries if query.split})) or "none"
        raise BadCorpusError(f"{path} has no queries of the split {split!r}. Splits: {known}, all.")
    return chosen


def read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """Grades of documents by query, from a table «query, document, grade».

    Raises
    ------
    BadCorpusError
        When the file cannot be read, or a line has no three columns with a number last.
    """
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in _numbered(path):
        columns = line.strip().split("\t")
        if number == 1 and columns[-1] == "grade":
            continue
        if len(columns) < 3 or not columns[2].strip().isdecimal():
            raise BadCorpusError(f"{path}:{number}: expected query, document and grade between tabs.")
        grades[columns[0]][columns[1]] = int(columns[2])
    return dict(grades)


def measure(
    queries: Sequence[JudgedQuery], run: Run, judgements: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, float]]:
    """Means by class and over «all» answerable queries; the class «none» has its noise alone.

    nDCG@10 has the gain 2^grade − 1 and the discount log2(rank + 1); MRR@10 looks for
    the first document of grade 2 or more; R@10 is the share of those that were found.
    """
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    noise: list[bool] = []
    for query in queries:
        found = run.get(query.id, [])[:DEPTH]
        if query.kind == NO_ANSWER:
            noise.append(bool(found))
            continue
        row = _scores(found, judgements.get(query.id, {}))
        rows[OVERALL].append(row)
        if query.kind not in ("", OVERALL):
            rows[query.kind].append(row)
    table = {kind: _means(found) for kind, found in rows.items()}
    if noise:
        table[NO_ANSWER] = {"queries": len(noise), "noise": sum(noise) / len(noise)}
    return table


def _scores(found: Sequence[str], grades: Mapping[str, int]) -> dict[str, float]:
    gained = sum((2 ** grades.get(key, 0) - 1) / math.log2(place + 2) for place, key in enumerate(found))
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    ideal = sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best))
    good = {key for key, grade in grades.items() if grade >= GOOD}
    first = next((place for place, key in enumerate(found, 1) if key in good), 0)
    return {
        "ndcg": gained / ideal if ideal else 0.0,
        "mrr": 1 / first if first else 0.0,
        "recall": len(good & set(found)) / min(DEPTH, len(good)) if good else 0.0,
        "zero": float(not found),
    }


def _means(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    means = {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
    return {"queries": len(rows), **means}
