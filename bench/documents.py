"""Documents and queries made from the words of a corpus; the same for the same seed."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from mms_wagtail.models import Audience, EducationLevel, Grade, Kind, Subject
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.projection import title_lemmas

TITLE_WORDS, BODY_WORDS = 6, 69
WORD = re.compile(r"[А-Яа-яЁё]{3,}")
VOCABULARIES = {
    "subject": Subject,
    "level": EducationLevel,
    "grade": Grade,
    "audience": Audience,
    "kind": Kind,
}
SEED = 20_261_124


def corpus_words(path: Path) -> Counter[str]:
    """Words of a folder of texts, or of a ``.jsonl.gz``, with how often each stands there."""
    words: Counter[str] = Counter()
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.suffix in {".md", ".toml", ".txt"}:
                words.update(WORD.findall(file.read_text(encoding="utf-8").lower()))
    else:
        with gzip.open(path, "rt") as stream:
            for line in stream:
                record = json.loads(line)
                words.update(WORD.findall(f"{record.get('title', '')} {record.get('text', '')}".lower()))
    return words


class Maker:
    """Makes documents and queries."""

    def __init__(self, words: Counter[str]) -> None:
        self.random = random.Random(SEED)
        self.words = list(words)
        self.weights: list[float] = []
        total = 0.0
        for count in words.values():
            total += count
            self.weights.append(total)
        self.slugs = {
            name: list(model.objects.values_list("slug", flat=True)) for name, model in VOCABULARIES.items()
        }

    def some(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def rows(self, count: int) -> Iterator[SearchDocument]:
        """Documents of 75 words with six facets."""
        now = timezone.now()
        for number in range(1, count + 1):
            title = " ".join(self.some(TITLE_WORDS)).capitalize()
            facets = {name: [self.random.choice(slugs)] for name, slugs in self.slugs.items()}
            year = self.random.randint(2010, 2026)
            yield SearchDocument(
                section="materials",
                object_id=str(number),
                title=title,
                body=" ".join(self.some(BODY_WORDS)),
                facets={**facets, "year": [str(year)]},
                date=dt.date(year, self.random.randint(1, 12), 1),
                url=f"/bank/{number}/",
                published_at=now,
                title_lemmas=title_lemmas(title),
                revision=number,
                changed_at=now,
            )

    def queries(self, count: int) -> list[list[tuple[str, str]]]:
        """Of one to six words, of which the reader chose 0–3 values of facets."""
        made = []
        for _number in range(count):
            words = " ".join(self.some(self.random.choice((1, 2, 2, 3, 3, 4, 5, 6))))
            chosen = self.random.sample(list(self.slugs), self.random.randint(0, 3))
            made.append([("q", words), *((name, self.random.choice(self.slugs[name])) for name in chosen)])
        return made
