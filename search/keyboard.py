"""Text typed with the wrong keyboard layout: «aeyrwbjyfkmyfz» is «функциональная»."""

from __future__ import annotations

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_LATIN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?#'
_RUSSIAN_SHIFTED = "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,№"
_TO_RUSSIAN = str.maketrans(_LATIN + _LATIN_SHIFTED, _RUSSIAN + _RUSSIAN_SHIFTED)
_TO_LATIN = str.maketrans(_RUSSIAN + _RUSSIAN_SHIFTED, _LATIN + _LATIN_SHIFTED)


def to_russian(text: str) -> str:
    """What the same keys give in the Russian layout."""
    return text.translate(_TO_RUSSIAN)


def to_latin(text: str) -> str:
    """What the same keys give in the Latin layout."""
    return text.translate(_TO_LATIN)
