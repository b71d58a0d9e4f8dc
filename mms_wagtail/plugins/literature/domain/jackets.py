"""A drawn jacket for a publication without a photograph: author, title, and a figure of its category."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any
from xml.sax.saxutils import escape

from mms_wagtail.covers.palette import Palette, palette
from mms_wagtail.plugins.literature.choices import Category
from mms_wagtail.plugins.literature.domain.covering import HUES
from mms_wagtail.plugins.literature.domain.reading import people_of

WIDTH, HEIGHT, MARGIN, BOTTOM = 240, 360, 26, 250
LARGEST, SMALLEST, LEADING = 27, 13, 1.22
# Width of a letter of a bold serif, as a part of its size.
LETTER = 0.72
LINES = 6
SERIF = "PT Serif, Noto Serif, Georgia, serif"


def jacket_svg(publication: Any) -> str:
    """The picture, 2 : 3. The same publication always has the same one."""
    seed = f"b{publication.pk or 0}"
    random, colours = Random(f"{publication.category}/{seed}"), palette(HUES[publication.category], seed)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours.ground}"/>',
        *FIGURES[Category(publication.category)](random, colours),
        f'<rect width="9" height="{HEIGHT}" fill="{colours.line}"/>',
        *words(publication, colours),
    ]
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def words(publication: Any, colours: Palette) -> Iterator[str]:
    """The author above, the title below in as large letters as fit."""
    authors = people_of(publication)
    name = authors[0].short_name if authors else ""
    y = 46.0
    if name:
        yield text(clipped(name, 26), y=y, size=14, colour=colours.line, weight=400)
        y += 14
    lines, size = fitted(publication.title)
    for line in lines:
        y += size * LEADING
        yield text(line, y=y, size=size, colour=colours.line, weight=700)


def fitted(title: str) -> tuple[list[str], int]:
    """The lines of a title and the size of its letters."""
    room = WIDTH - 2 * MARGIN
    for size in range(LARGEST, SMALLEST, -1):
        lines = wrapped(title, int(room / (size * LETTER)))
        if len(lines) <= LINES and all(len(line) * size * LETTER <= room for line in lines):
            return lines, size
    most = int(room / (SMALLEST * LETTER))
    lines = [clipped(line, most) for line in wrapped(title, most)[:LINES]]
    return [*lines[:-1], clipped(f"{lines[-1]}…", most)], SMALLEST


def wrapped(title: str, most: int) -> list[str]:
    """Words of a title in lines of at most ``most`` letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in title.split() or [""]:
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def clipped(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip(' …')}…"


def text(line: str, *, y: float, size: int, colour: str, weight: int) -> str:
    style = f'font-family="{SERIF}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="{MARGIN}" y="{y:.0f}" {style}>{escape(line)}</text>'


def arcs(random: Random, colours: Palette) -> Iterator[str]:
    """Psychology: ripples from one point."""
    x, y = random.randrange(70, 200), random.randrange(300, 350)
    drawn = f'fill="none" stroke="{colours.shade}" stroke-width="7"'
    for radius in range(20, 130, 22):
        yield f'<circle cx="{x}" cy="{y}" r="{radius}" {drawn}/>'
    yield f'<circle cx="{x}" cy="{y}" r="11" fill="{colours.accent}"/>'


def shelf(random: Random, colours: Palette) -> Iterator[str]:
    """Pedagogy: books side by side, one of them marked."""
    x, marked = 24, random.randrange(6)
    for number in range(7):
        width, height = random.randrange(16, 32), random.randrange(48, 92)
        fill = colours.accent if number == marked else colours.shade
        yield f'<rect x="{x}" y="{HEIGHT - height}" width="{width}" height="{height}" rx="2" fill="{fill}"/>'
        x += width + 4


def steps(random: Random, colours: Palette) -> Iterator[str]:
    """Method: steps up, the last one marked."""
    count = random.randrange(4, 6)
    for number in range(count):
        height = 20 + number * 17
        fill = colours.accent if number == count - 1 else colours.shade
        place = f'x="{24 + number * 42}" y="{HEIGHT - height}"'
        yield f'<rect {place} width="38" height="{height}" fill="{fill}"/>'


def orbits(random: Random, colours: Palette) -> Iterator[str]:
    """Popular science: bodies on their ways."""
    for number in range(3):
        rx, tilt = 46 + number * 30, random.randrange(-24, 24)
        yield (
            f'<ellipse cx="128" cy="316" rx="{rx}" ry="{rx // 3}" fill="none" stroke="{colours.shade}" '
            f'stroke-width="5" transform="rotate({tilt} 128 316)"/>'
        )
    yield f'<circle cx="128" cy="316" r="12" fill="{colours.accent}"/>'


FIGURES = {
    Category.PSYCHOLOGICAL: arcs,
    Category.PEDAGOGICAL: shelf,
    Category.METHODOLOGICAL: steps,
    Category.POPULAR_SCIENCE: orbits,
}
