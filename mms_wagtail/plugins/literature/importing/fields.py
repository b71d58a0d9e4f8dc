"""Fields and subfields, as all formats of the MARC family have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mms_wagtail.plugins.literature.importing.reading import clean


@dataclass(frozen=True)
class Field:
    """One field: its tag of three digits, and pairs of a subfield's code and value in their order."""

    tag: str
    subfields: tuple[tuple[str, str], ...]

    def all(self, code: str) -> list[str]:
        """Values of a subfield that may be repeated, without empty ones."""
        return [text for found, value in self.subfields if found == code and (text := clean(value))]

    def get(self, code: str) -> str:
        """The first value of a subfield, or ""."""
        return next(iter(self.all(code)), "")


@dataclass(frozen=True)
class Fields:
    """The fields of one record."""

    found: tuple[Field, ...]
    leader: str = ""

    def all(self, *tags: str) -> Iterator[Field]:
        """Fields with one of ``tags``, in the order of ``tags``."""
        for tag in tags:
            yield from (field for field in self.found if field.tag == tag)

    def first(self, *tags: str) -> Field:
        """The first of them, or an empty field."""
        return next(self.all(*tags), Field(tags[0], ()))

    def has(self, *tags: str) -> bool:
        return any(field.tag in tags for field in self.found)

    def get(self, tag: str, code: str) -> str:
        """The first filled subfield ``code`` of the fields ``tag``, or ""."""
        return next((text for field in self.all(tag) if (text := field.get(code))), "")

    def text(self) -> str:
        """All values, to see whether they can be read."""
        return "\n".join(value for field in self.found for _code, value in field.subfields)


def embedded(field: Field) -> Fields:
    """The fields that a linking field (461, 463 …) carries in its «$1», each with tag and indicators.

    Source: UNIMARC bibliographic format, block 4xx, technique of embedded fields.
    """
    found: list[Field] = []
    for code, value in field.subfields:
        if code == "1":
            # «2001 » begins a field with indicators, «001RU…» one without subfields.
            rest = value[3:] if value[:2] == "00" else ""
            found.append(Field(value[:3], (("", rest),) if rest else ()))
        elif found:
            found[-1] = Field(found[-1].tag, (*found[-1].subfields, (code, value)))
        else:
            # Other programs put the subfields of the linked title into the field itself.
            found.append(Field("200", ((code, value),)))
    return Fields(tuple(found))


def joined(pieces: Iterable[str], separator: str) -> str:
    """The pieces that are not empty."""
    return separator.join(piece for piece in pieces if piece)
