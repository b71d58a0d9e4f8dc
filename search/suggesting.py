"""What a reader may be about to type: names, tags, words of the vocabularies, and titles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice, takewhile

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from mms_wagtail import registry
from mms_wagtail.contracts import Text
from mms_wagtail.search import keyboard
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import EngineNotReadyError
from mms_wagtail.search.hits import having
from mms_wagtail.search.knowledge import get_knowledge
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import Alternative, Concept, EngineQuery
from mms_wagtail.search.text import clean, tokenize

MIN_TYPED = 2
MAX_TYPED = 100
MAX_PHRASES = 4
MAX_TITLES = 4
# Words that a beginning may become, and how many are looked at to choose them.
MAX_COMPLETIONS = 8
MAX_LOOKED_AT = 3_000
TITLES_ASKED = 12
KINDS: dict[str, Text] = {"author": _("автор"), "tag": _("метка"), "term": _("рубрика")}


@dataclass(frozen=True)
class Suggestion:
    """A line below the field. ``kind`` says what it is («автор», a section), ``url`` leads there."""

    label: str
    kind: Text
    url: str


def suggest(text: str) -> tuple[Suggestion, ...]:
    """Up to eight suggestions for what has been typed, from the second letter, in either layout."""
    typed = " ".join(clean(text).split())[:MAX_TYPED]
    if len(typed) < MIN_TYPED:
        return ()
    lexicon = get_knowledge().lexicon
    found = _suggest(typed, lexicon)
    if not found and typed.isascii():
        found = _suggest(keyboard.to_russian(typed), lexicon)
    return found


def _suggest(typed: str, lexicon: Lexicon) -> tuple[Suggestion, ...]:
    forms = [token.form for token in tokenize(typed)]
    if not forms:
        return ()
    *whole, beginning = forms
    return (*_phrases(whole, beginning, lexicon), *_titles(whole, beginning, lexicon))


def _phrases(whole: Sequence[str], beginning: str, lexicon: Lexicon) -> list[Suggestion]:
    entries = lexicon.phrase_words
    start = bisect_left(entries, (beginning,))
    near = takewhile(
        lambda entry: entry[0].startswith(beginning), islice(entries, start, start + MAX_LOOKED_AT)
    )
    # A tag and a word of a vocabulary that read the same are one suggestion.
    found: dict[str, tuple[int, str, str]] = {}
    for _word, kind, text in near:
        folded = text.lower().replace("ё", "е")
        if all(word in folded for word in whole):
            found[folded] = max(found.get(folded, (0, "", "")), (lexicon.phrases[kind, text], kind, text))
    best = nlargest(MAX_PHRASES, found.values(), key=lambda item: (item[0], -len(item[2])))
    address = reverse("mms_search:results")
    return [
        Suggestion(label=text, kind=KINDS[kind], url=f"{address}?{urlencode({'q': text})}")
        for _count, kind, text in best
    ]


def _titles(whole: Sequence[str], beginning: str, lexicon: Lexicon) -> list[Suggestion]:
    """Documents that the engine ranks first and whose titles have what was typed."""
    forms = lexicon.sorted_forms
    start = bisect_left(forms, beginning)
    near = takewhile(lambda form: form.startswith(beginning), islice(forms, start, start + MAX_LOOKED_AT))
    completions = nlargest(MAX_COMPLETIONS, near, key=lambda form: lexicon.forms[form])
    wanted = [_concept([word]) for word in whole] + [_concept(completions)]
    concepts = tuple(concept for concept in wanted if concept.alternatives)
    if not completions or len(concepts) < len(wanted):
        return []
    query = EngineQuery(concepts=concepts, now=timezone.now(), limit=TITLES_ASKED)
    try:
        keys = [key for key, _score in get_engine().search(query).hits]
    except EngineNotReadyError:
        return []
    rows = SearchDocument.objects.filter(having(keys), deleted=False)
    by_key = {row.key: row for row in rows.only("section", "object_id", "title", "url")}
    plugins = registry.plugins()
    return [
        Suggestion(
            label=row.title,
            kind=plugins[row.section].label if row.section in plugins else row.section,
            url=row.url,
        )
        for key in keys
        if (row := by_key.get(key)) and _says(row.title, concepts)
    ][:MAX_TITLES]


def _concept(forms: Sequence[str]) -> Concept:
    terms = dict.fromkeys(term for form in forms for token in tokenize(form) for term in token.terms)
    return Concept(tuple(Alternative((term,)) for term in terms), 3)


def _says(title: str, concepts: Sequence[Concept]) -> bool:
    terms = {term for token in tokenize(title) for term in token.terms}
    return all(any(item.terms[0] in terms for item in concept.alternatives) for concept in concepts)
