"""Russian in Latin letters, by any of the usual systems: «vygotskiy» is «Выготский»."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

# GOST 7.79, ICAO, the Library of Congress, and what people type: a spelling to the letters it may stand for.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "shch": ("щ",), "sch": ("щ", "сч"), "shh": ("щ",), "zh": ("ж",), "kh": ("х",), "ts": ("ц", "тс"), "tz": ("ц",),
    "ch": ("ч",), "sh": ("ш",), "yu": ("ю",), "ju": ("ю",), "iu": ("ю", "иу"), "ya": ("я",), "ja": ("я",),
    "ia": ("я", "иа"), "yo": ("е", "йо"), "jo": ("е",), "io": ("ио", "йо"), "ye": ("е", "ье"), "je": ("е",),
    "iya": ("ия",), "iyu": ("ию",), "iye": ("ие",), "ija": ("ия",), "iju": ("ию",), "ije": ("ие",),
    "yya": ("ыя",), "aya": ("ая",), "oye": ("ое",), "yye": ("ые",), "uyu": ("ую",), "iy": ("ий",), "ij": ("ий",), "yj": ("ый",), "yy": ("ый",), "ii": ("ии", "ий"), "ck": ("к", "цк"), "cz": ("ц",),
    "ph": ("ф",), "oo": ("у", "оо"), "ee": ("и", "ее"), "ia'": ("я",), "eh": ("э",), "x": ("х", "кс"),
    "a": ("а",), "b": ("б",), "c": ("ц", "к", "с"), "d": ("д",), "e": ("е", "э"), "f": ("ф",), "g": ("г",),
    "h": ("х", "г"), "i": ("и", "й"), "j": ("й", "ж"), "k": ("к",), "l": ("л", "ль"), "m": ("м",), "n": ("н", "нь"),
    "o": ("о",), "p": ("п",), "q": ("к",), "r": ("р",), "s": ("с",), "t": ("т", "ть"), "u": ("у", "ю"), "v": ("в",),
    "w": ("в",), "y": ("ы", "й", "и"), "z": ("з",), "'": ("ь", "ъ"), "`": ("ь",), '"': ("ъ",),
}  # fmt: skip
_PIECES = re.compile("|".join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True)))
MAX_CANDIDATES = 400

_ROMAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e Z z i i k l m n o p r s t u f h c C S S _ i _ e u a".split(),
        strict=True,
    )
)
# Spellings of one sound become one letter; «y», «j» and soft signs say too little to tell words apart.
_LATIN_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("shh", "S"), ("zh", "Z"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ch", "C"),
    ("sh", "S"), ("ck", "k"), ("ph", "f"), ("oo", "u"), ("ee", "i"), ("yu", "u"), ("ju", "u"), ("iu", "u"),
    ("ya", "a"), ("ja", "a"), ("ia", "a"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("ie", "e"),
    ("x", "ks"), ("w", "v"), ("q", "k"), ("y", "i"), ("j", "i"), ("'", ""), ("`", ""), ('"', ""),
)  # fmt: skip
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A key that a folded Russian word shares with its spellings in Latin letters."""
    if word.isascii():
        for spelling, letter in _LATIN_SOUNDS:
            word = word.replace(spelling, letter)
    else:
        # «ия» and «ие» are written «ia», «iya», «ija»: the short sound is lost in all of them.
        word = re.sub("[иьъй](?=[яюе])", "", word)
        word = "".join(_ROMAN.get(char, char) for char in word).replace("_", "").replace("ts", "c")
    return _DOUBLES.sub(r"\1", word.replace("ks", "h"))


def candidates(word: str) -> list[str]:
    """Russian words that ``word``, in Latin letters, may stand for; the likeliest first."""
    pieces = _PIECES.findall(word.lower())
    if "".join(pieces) != word.lower():
        return []
    options = product(*(_SPELLINGS[piece] for piece in pieces))
    return ["".join(letters) for letters in islice(options, MAX_CANDIDATES)]
