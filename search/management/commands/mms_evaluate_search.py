"""``manage.py mms_evaluate_search DIR --split NAME``: measures the search by judged queries."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from mms_wagtail.search.engines import BUILT_IN, make_temporary
from mms_wagtail.search.engines.base import EngineNotReadyError
from mms_wagtail.search.evaluating import (
    NO_ANSWER,
    OVERALL,
    BadCorpusError,
    JudgedIndex,
    Run,
    measure,
    read_judgements,
    read_queries,
)
from mms_wagtail.search.knowledge import read_thesaurus, shipped_thesaurus
from mms_wagtail.search.models import SynonymGroup
from mms_wagtail.search.thesaurus import Thesaurus

COLUMNS = ("ndcg", "mrr", "recall", "zero")


class Command(BaseCommand):
    help = (
        "Loads DIR/corpus.jsonl into a temporary index, asks the queries of DIR/queries.jsonl and scores the "
        "answers by DIR/qrels.tsv. The index of the portal is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--split", default="all", help="only the queries of this split; all by default")
        parser.add_argument("--engine", default="embedded", choices=sorted(BUILT_IN))
        parser.add_argument("--json", action="store_true", help="for scripts")
        parser.add_argument(
            "--run", type=Path, metavar="OUT.tsv", help="write the answers: query, rank, document"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["directory"]
        if options["run"] and not options["run"].parent.is_dir():
            raise CommandError(
                f"{options['run'].parent} is no folder. Create it, or write the answers elsewhere."
            )
        try:
            queries = read_queries(folder / "queries.jsonl", options["split"])
            judgements = read_judgements(folder / "qrels.tsv")
            with (
                tempfile.TemporaryDirectory(prefix="mms-judged-") as scratch,
                make_temporary(options["engine"], Path(scratch)) as engine,
            ):
                index = JudgedIndex(engine, self._thesaurus())
                documents = index.load(folder / "corpus.jsonl", progress=_progress)
                run: Run = {query.id: index.best(query.text) for query in _progress("Queries", queries)}
        except (BadCorpusError, EngineNotReadyError) as error:
            raise CommandError(str(error)) from error
        if options["run"]:
            self._write(options["run"], run)
        table = measure(queries, run, judgements)
        if options["json"]:
            report = {"engine": options["engine"], "split": options["split"], "documents": documents}
            report["overall"] = {**table.get(NO_ANSWER, {}), **table.get(OVERALL, {})}
            self.stdout.write(json.dumps({**report, "classes": table}, ensure_ascii=False, indent=2))
        else:
            self._print(table)

    @staticmethod
    def _thesaurus() -> Thesaurus:
        """The portal's synonyms, or the shipped ones where there is no portal."""
        try:
            if SynonymGroup.objects.exists():
                return read_thesaurus()
        except DatabaseError:
            pass
        return shipped_thesaurus()

    @staticmethod
    def _write(path: Path, run: Run) -> None:
        lines = [f"{query}\t{rank}\t{key}" for query, keys in run.items() for rank, key in enumerate(keys, 1)]
        try:
            path.write_text("\n".join(["query_id\trank\tdoc_id", *lines, ""]), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error

    def _print(self, table: dict[str, dict[str, float]]) -> None:
        self.stdout.write(f"{'class':12}{'queries':>8}{'nDCG@10':>9}{'MRR@10':>9}{'R@10':>9}{'zero':>9}")
        for kind in ["all", *sorted(kind for kind in table if kind not in ("all", "none"))]:
            if row := table.get(kind):
                cells = "".join(f"{row[name]:9.3f}" for name in COLUMNS)
                self.stdout.write(f"{kind:12}{row['queries']:8}{cells}")
        if none := table.get("none"):
            self.stdout.write(f"{'none':12}{none['queries']:8}    noise {none['noise']:.3f}")


def _progress(title: str, items: Sequence[Any]) -> Iterable[Any]:
    return tqdm(items, desc=title, file=sys.stderr, disable=not items)
