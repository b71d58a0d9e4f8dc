"""Mends what was typed: the wrong keyboard layout, Latin letters for Russian ones, slips."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mms_wagtail.search import keyboard
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.spelling import corrections, joint, pieces
from mms_wagtail.search.text import is_word, tokenize
from mms_wagtail.search.thesaurus import Thesaurus
from mms_wagtail.search.transliteration import candidates, sound

_LATIN = re.compile(r"[a-z`\[\]{};'<>]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_PUNCTUATION = ".,;:!?'\"`"

# How well the words of a stretch are known.
BY_INDEX, BY_DICTIONARY, BY_NOBODY = 2, 1, 0
MIN_WORD = 3
# Three letters are too few to be a surname or a term that only this index has.
MIN_SPELT = 3


def repaired(text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """``text`` with the words that nobody knows replaced by what they were meant to be."""
    chunks = text.split()
    mended = [_rewritten(chunk, lexicon, thesaurus) for chunk in chunks]
    if any(_is_switched(chunk, new) for chunk, new in zip(chunks, mended, strict=True)):
        # Who typed one word in the other layout did not switch for «lj» («до») beside it.
        mended = [
            _switched(chunk, lexicon, thesaurus) if new == chunk else new
            for chunk, new in zip(chunks, mended, strict=True)
        ]
    return _respelt(" ".join(mended), lexicon, thesaurus)


def _is_switched(chunk: str, new: str) -> bool:
    return new != chunk and new.lower().startswith(keyboard.to_russian(chunk.rstrip(_PUNCTUATION)).lower())


def _switched(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """A short word in the other layout, where that is a word and the chunk is none."""
    if _CYRILLIC.search(chunk) or not _LATIN.search(chunk) or _known(chunk.lower(), lexicon, thesaurus):
        return chunk
    other = keyboard.to_russian(chunk)
    return other if _meant_by(other, lexicon, thesaurus) else chunk


def _known(form: str, lexicon: Lexicon, thesaurus: Thesaurus) -> bool:
    return form in lexicon.forms or lexicon.knows(form) or form in thesaurus.keys


def _meant_by(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> int:
    """How well the words of ``chunk`` are known, all of them together."""
    tokens = tokenize(chunk)
    if not tokens:
        return BY_NOBODY
    grades = []
    for token in tokens:
        if _known(token.form, lexicon, thesaurus) or any(map(lexicon.knows, token.terms)):
            grades.append(BY_INDEX)
        elif token.form.isdigit() or token.is_stop_word:
            grades.append(BY_DICTIONARY if len(tokens) > 1 or token.is_stop_word else BY_INDEX)
        else:
            known = not token.form.isascii() and is_word(token.form)
            grades.append(BY_DICTIONARY if known else BY_NOBODY)
    return min(grades)


def _rewritten(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """A chunk between spaces in the layout and the letters in which it makes sense."""
    parts = chunk.split("-")
    if len(parts) > 1 and all(map(str.isalpha, parts)) and not _meant_by(chunk, lexicon, thesaurus):
        return "-".join(_rewritten(part, lexicon, thesaurus) for part in parts)
    if _CYRILLIC.search(chunk):
        return _from_russian(chunk, lexicon, thesaurus)
    if not _LATIN.search(chunk) or _meant_by(chunk, lexicon, thesaurus) == BY_INDEX:
        return chunk
    return _from_latin(chunk, lexicon, thesaurus)


def _from_russian(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    if _LATIN.search(chunk) or _meant_by(chunk, lexicon, thesaurus):
        return chunk
    latin = keyboard.to_latin(chunk)
    if latin.strip(_PUNCTUATION).isalnum() and _meant_by(latin, lexicon, thesaurus) == BY_INDEX:
        return latin
    sounds = [form for form in lexicon.by_sound.get(sound(chunk.lower()), ()) if form.isascii()]
    return sounds[0] if sounds else chunk


def _from_latin(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    options = [keyboard.to_russian(chunk)]
    stripped = chunk.rstrip(_PUNCTUATION)
    if stripped != chunk:
        options.append(keyboard.to_russian(stripped) + chunk[len(stripped) :])
    word = chunk.strip(_PUNCTUATION).lower()
    sounds = [form for form in lexicon.by_sound.get(sound(word), ()) if not form.isascii()]
    spelt = candidates(word) if word.isascii() and any(char.isalpha() for char in word) else []
    ranked = [
        *((_meant_by(option, lexicon, thesaurus), 1.0, option) for option in options),
        *((BY_INDEX, 0.9, form) for form in sounds[:1]),
    ]
    grades = ((_meant_by(form, lexicon, thesaurus), form) for form in spelt)
    if best := max(grades, default=None, key=lambda item: item[0]):
        ranked.append((best[0], 0.8, best[1]))
    grade, _preference, best_option = max(ranked, key=lambda item: item[:2])
    if grade == BY_INDEX or (grade == BY_DICTIONARY and len(word) >= MIN_SPELT):
        return best_option
    # Both another layout (or alphabet) and a slip.
    for option in [*options, *spelt[:3]]:
        words = [token.form for token in tokenize(option)]
        if len(words) == 1 and corrections(words[0], lexicon):
            return option
    return chunk


def _respelt(text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """``text`` with slips mended. Only words that neither the index nor the dictionary knows."""
    stretches: list[str] = []
    position = 0
    tokens = tokenize(text)
    for place, token in enumerate(tokens):
        if token.is_stop_word or not token.form.isalpha() or token.form.isascii():
            continue
        if _known(token.form, lexicon, thesaurus) or is_word(token.form):
            continue
        if any(lexicon.knows(term) for term in token.terms) and _declines_so(token.form, token.terms):
            continue
        if joint(tokens, place, lexicon) or joint(tokens, place - 1, lexicon):
            continue
        mended = _mended(token.form, lexicon)
        if mended and mended != token.form:
            stretches += [text[position : token.start], mended]
            position = token.end
    return "".join([*stretches, text[position:]])


def _declines_so(form: str, terms: Iterable[str]) -> bool:
    """Whether a lemma that was guessed for an unknown word is near enough to the word to be believed."""
    return any(term[:3] == form[:3] for term in terms)


def _mended(form: str, lexicon: Lexicon) -> str:
    if near := corrections(form, lexicon):
        return near[0]
    if pair := pieces(form, lexicon):
        return " ".join(pair)
    return ""
