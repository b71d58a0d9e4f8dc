"""Russian surnames in any case lead to the forms in which catalogues write them."""

from __future__ import annotations

# Ending of an oblique case (or of the feminine) to the endings of the nominative it may come from.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ского", ("ский", "ской")), ("скому", ("ский", "ской")), ("ским", ("ский", "ской")), ("ском", ("ский", "ской")),
    ("ской", ("ская", "ский", "ской")), ("скую", ("ская",)), ("ская", ("ская", "ский")), ("цкого", ("цкий", "цкой")),
    ("цкому", ("цкий",)), ("цким", ("цкий",)), ("цком", ("цкий",)), ("цкой", ("цкая", "цкий")), ("цкую", ("цкая",)),
    ("ого", ("ой", "ый", "ий")), ("ому", ("ой", "ый", "ий")), ("ым", ("ый", "ой", "")), ("им", ("ий", "")), ("ую", ("ая",)),
    ("овой", ("ова",)), ("евой", ("ева",)), ("иной", ("ина",)), ("ыной", ("ына",)),
    ("ову", ("ов", "ова")), ("еву", ("ев", "ева")), ("ину", ("ин", "ина")), ("ыну", ("ын", "ына")),
    ("ове", ("ов",)), ("еве", ("ев",)), ("ине", ("ин", "ина")), ("ова", ("ова", "ов")), ("ева", ("ева", "ев")),
    ("ина", ("ина", "ин")), ("ой", ("а", "ая", "ой")), ("ей", ("я", "а")), ("ем", ("ь", "й", "")), ("ом", ("", "о")),
    ("а", ("", "а")), ("у", ("", "а")), ("ы", ("а",)), ("е", ("", "а", "я")), ("я", ("й", "ь", "я")), ("ю", ("й", "ь", "я")),
    ("и", ("а", "я")),
)  # fmt: skip
MIN_STEM = 2


def nominatives(form: str) -> tuple[str, ...]:
    """Folded surnames that ``form`` may be a case of, itself first. Most of them are nobody's."""
    found = [form]
    for ending, bases in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= MIN_STEM:
            found += [form[: -len(ending)] + base for base in bases]
    return tuple(dict.fromkeys(found))
