"""Lexicon and thesaurus of the portal: kept in the database, held in memory by every process."""

from __future__ import annotations

import threading
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from mms_wagtail.fixtures import SYNONYMS
from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.models import LexiconSnapshot, LexiconWord, SearchState, SynonymGroup
from mms_wagtail.search.thesaurus import Thesaurus

LEXICON, WORDS, SYNONYM_GROUPS = "lexicon", "words", "synonyms"
MAX_WORD = 200
BATCH = 500


@dataclass(frozen=True)
class Knowledge:
    """What a query is understood with. ``revisions`` say what it was read from."""

    lexicon: Lexicon
    thesaurus: Thesaurus
    revisions: tuple[tuple[str, int], ...] = ()


_lock = threading.Lock()
_held: Knowledge | None = None


def read_revisions() -> dict[str, int]:
    """Revisions of what processes keep in memory, by name. One query."""
    return dict(SearchState.objects.values_list("name", "revision"))


def get_knowledge(revisions: Mapping[str, int] | None = None) -> Knowledge:
    """Lexicon and thesaurus as they are now. Queries only when something changed since the last call.

    Parameters
    ----------
    revisions:
        What :func:`read_revisions` gave a moment ago; read here without it.
    """
    global _held
    found = read_revisions() if revisions is None else revisions
    now = {name: found.get(name, 0) for name in (LEXICON, WORDS, SYNONYM_GROUPS)}
    seen = tuple(now.items())
    with _lock:
        if _held is not None and _held.revisions == seen:
            return _held
        before = dict(_held.revisions) if _held else {}
        unchanged = _held is not None and all(before.get(name) == now[name] for name in (LEXICON, WORDS))
        lexicon = _held.lexicon if unchanged and _held else _read_lexicon()
        same_groups = _held is not None and before.get(SYNONYM_GROUPS) == now[SYNONYM_GROUPS]
        thesaurus = _held.thesaurus if same_groups and _held else read_thesaurus()
        _held = Knowledge(lexicon, thesaurus, seen)
        return _held


def _read_lexicon() -> Lexicon:
    snapshot = LexiconSnapshot.objects.first()
    lexicon = Lexicon.unpacked(bytes(snapshot.data)) if snapshot else Lexicon()
    for kind, text in LexiconWord.objects.values_list("kind", "text"):
        if kind == LexiconWord.Kind.TERM:
            lexicon.terms[text] += 1
        elif kind == LexiconWord.Kind.FORM:
            lexicon.forms[text] += 1
        elif kind == LexiconWord.Kind.NAME:
            lexicon.names.add(text)
        else:
            lexicon.phrases[kind, text] += 1
    # Words without a rebuild: too few to count by, enough to know them.
    if not lexicon.documents and lexicon.terms:
        lexicon.documents = 1
    return lexicon


def touch(name: str) -> None:
    """Tell all processes that what they hold is old."""
    SearchState.objects.update_or_create(name=name, defaults={"revision": time.time_ns()})


def replace_lexicon(lexicon: Lexicon) -> None:
    """Keep the lexicon of a rebuilt index."""
    data = lexicon.packed()
    with transaction.atomic():
        LexiconSnapshot.objects.all().delete()
        LexiconSnapshot.objects.create(documents=lexicon.documents, data=data, made_at=timezone.now())
        LexiconWord.objects.all().delete()
        touch(LEXICON)


def note_words(documents: Iterable[AnalysedDocument]) -> None:
    """Keep the words of documents that came into the index, where they are new to it."""
    lexicon = get_knowledge().lexicon
    new: Counter[tuple[str, str]] = Counter()
    for document in documents:
        new.update(
            (LexiconWord.Kind.TERM.value, term) for term in document.terms if term not in lexicon.terms
        )
        new.update(
            (LexiconWord.Kind.FORM.value, form) for form in document.forms if form not in lexicon.forms
        )
        new.update((LexiconWord.Kind.NAME.value, name) for name in document.names - lexicon.names)
        new.update(phrase for phrase in document.phrases if phrase not in lexicon.phrases)
    rows = [LexiconWord(kind=kind, text=text) for kind, text in sorted(new) if len(text) <= MAX_WORD]
    if rows:
        LexiconWord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
        touch(WORDS)


def read_thesaurus() -> Thesaurus:
    """The groups of the editors."""
    groups = []
    for words, narrow_to in SynonymGroup.objects.values_list("words", "narrow_to"):
        sources = lines(words)
        groups.append((sources, lines(narrow_to) or sources))
    return Thesaurus(groups)


def lines(text: str) -> list[str]:
    """Lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def shipped_groups(path: Path = SYNONYMS) -> list[tuple[list[str], list[str]]]:
    """The groups that the add-on brings: words, and what narrow ones also find."""
    with path.open("rb") as stream:
        data = tomllib.load(stream)
    equal: list[tuple[list[str], list[str]]] = [
        (group, []) for group in (*data["abbreviations"], *data["synonyms"])
    ]
    return [*equal, *((entry["from"], entry["to"]) for entry in data["narrow"])]


def shipped_thesaurus() -> Thesaurus:
    """A thesaurus of the shipped groups, for an index that is no portal's."""
    return Thesaurus((words, narrow_to or words) for words, narrow_to in shipped_groups())


def load_synonyms() -> int:
    """Fill an empty table of synonyms with the shipped groups; one that editors made theirs is left alone.

    Returns
    -------
    How many groups were created.
    """
    if SynonymGroup.objects.exists() or SearchState.objects.filter(name=SYNONYM_GROUPS).exists():
        return 0
    groups = [
        SynonymGroup(words="\n".join(words), narrow_to="\n".join(narrow_to))
        for words, narrow_to in shipped_groups()
    ]
    SynonymGroup.objects.bulk_create(groups)
    touch(SYNONYM_GROUPS)
    return len(groups)
