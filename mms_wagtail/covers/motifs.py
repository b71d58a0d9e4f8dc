"""Motifs: what each subject is drawn as. Every motif fills a field of 600 × 400."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from random import Random

from mms_wagtail.covers.palette import Palette

WIDTH, HEIGHT = 600, 400
Motif = Callable[[Random, Palette], Iterator[str]]


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 6) -> str:
    return (
        f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linecap="round"/>'
    )


def circle(
    x: float, y: float, radius: float, fill: str = "none", stroke: str = "none", width: float = 6
) -> str:
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{width:g}"/>'
    )


def rect(x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> str:
    box = f'x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<rect {box} rx="{radius:g}" fill="{fill}"/>'


def shape(points: list[tuple[float, float]], fill: str) -> str:
    return f'<path d="M{"L".join(f"{x:.0f} {y:.0f}" for x, y in points)}Z" fill="{fill}"/>'


def grid(random: Random, colours: Palette) -> Iterator[str]:
    """Mathematics: a grid with a graph and a marked cell."""
    for step in range(1, 10):
        yield line(step * 60, 0, step * 60, HEIGHT, colours.shade, 3)
    for step in range(1, 7):
        yield line(0, step * 60, WIDTH, step * 60, colours.shade, 3)
    yield rect(random.randrange(1, 9) * 60, random.randrange(1, 5) * 60, 60, 60, colours.accent)
    bend = random.randrange(60, 160)
    yield (
        f'<path d="M60 340C{180 + bend} {340 + bend // 4} {260 - bend // 3} {40 + bend} 540 70" fill="none" '
        f'stroke="{colours.line}" stroke-width="9"/>'
    )


def text_lines(random: Random, colours: Palette) -> Iterator[str]:
    """Languages and literature: lines of a page, one of them underlined."""
    marked = random.randrange(1, 6)
    for row in range(7):
        y, x = 70 + row * 44, 90
        while x < 500:
            width = random.randrange(30, 110)
            colour = colours.accent if row == marked else colours.line if row == 0 else colours.shade
            yield rect(x, y, min(width, 520 - x), 16 if row else 22, colour, 8)
            x += width + 16


def strata(random: Random, colours: Palette) -> Iterator[str]:
    """Geography and history: layers of the ground, and the sun above."""
    yield circle(random.randrange(120, 480), 100, 48, colours.accent)
    for layer in range(5):
        base = 170 + layer * 50
        points = [(x, base + random.randrange(-16, 17)) for x in range(0, WIDTH + 1, 75)]
        fill = (colours.shade, colours.line)[layer % 2]
        yield f'<g opacity="{0.9 if layer % 2 == 0 else 0.25 + layer * 0.12:.2f}">'
        yield shape([*points, (WIDTH, HEIGHT), (0, HEIGHT)], fill)
        yield "</g>"


def rings(random: Random, colours: Palette) -> Iterator[str]:
    """The kindergarten: rings of a toy, and a ball."""
    x, y = random.randrange(220, 380), 210
    for number, radius in enumerate(range(150, 20, -28)):
        yield circle(x, y, radius, (colours.shade, colours.ground)[number % 2])
    yield circle(x, y, 150, "none", colours.line, 6)
    yield circle(x + random.choice((-1, 1)) * 190, 300, 40, colours.accent)


def waves(random: Random, colours: Palette) -> Iterator[str]:
    """Physics: waves that meet."""
    for number in range(6):
        y, swing = 70 + number * 52, random.randrange(18, 44)
        points = [f"{x} {y + swing * math.sin(x / 62 + number):.0f}" for x in range(0, WIDTH + 1, 20)]
        colour = colours.accent if number == 2 else colours.line if number == 3 else colours.shade
        yield f'<path d="M{"L".join(points)}" fill="none" stroke="{colour}" stroke-width="8"/>'


def molecule(random: Random, colours: Palette) -> Iterator[str]:
    """Chemistry: hexagons with atoms."""
    for column in range(3):
        x, y = 140 + column * 156, 200 + (column % 2) * 60 - 30
        corners = [
            (x + 80 * math.cos(math.radians(60 * n + 30)), y + 80 * math.sin(math.radians(60 * n + 30)))
            for n in range(6)
        ]
        for first, second in zip(corners, corners[1:] + corners[:1], strict=True):
            yield line(*first, *second, colours.line, 7)
        marked = random.randrange(6)
        for number, (cx, cy) in enumerate(corners):
            yield circle(
                cx, cy, 22 if number == marked else 14, colours.accent if number == marked else colours.shade
            )


def leaves(random: Random, colours: Palette) -> Iterator[str]:
    """Biology and ecology: a stem with leaves."""
    lean = random.randrange(-40, 41)
    stem = f"M300 400Q{300 + lean} 200 {300 + lean} 40"
    yield f'<path d="{stem}" fill="none" stroke="{colours.line}" stroke-width="8"/>'
    for number in range(6):
        y, side = 330 - number * 52, (-1, 1)[number % 2]
        x, reach = 300 + lean * (400 - y) / 400, random.randrange(110, 170)
        fill = colours.accent if number == 3 else colours.shade
        yield (
            f'<path d="M{x:.0f} {y}Q{x + side * reach / 2:.0f} {y - 70} {x + side * reach:.0f} {y - 30}'
            f'Q{x + side * reach / 2:.0f} {y + 30} {x:.0f} {y}Z" fill="{fill}"/>'
        )


def circuit(random: Random, colours: Palette) -> Iterator[str]:
    """Informatics and technology: tracks of a board."""
    for number in range(7):
        y, turn, step = 50 + number * 50, random.randrange(140, 440), random.choice((-30, 0, 30))
        colour = colours.line if number % 3 == 0 else colours.shade
        yield (
            f'<path d="M40 {y}H{turn}L{turn + abs(step)} {y + step}H540" fill="none" stroke="{colour}" '
            'stroke-width="7"/>'
        )
        yield circle(540, y + step, 13, colours.accent if number % 3 == 1 else colours.line)


def staff(random: Random, colours: Palette) -> Iterator[str]:
    """Music: a staff with notes."""
    for number in range(5):
        yield line(40, 130 + number * 36, 560, 130 + number * 36, colours.shade, 5)
    for number in range(5):
        x, y = 100 + number * 96, 130 + random.randrange(0, 8) * 18
        yield circle(x, y, 22, colours.accent if number == 2 else colours.line)
        yield line(x + 19, y, x + 19, y - 96, colours.line, 6)


def strokes(random: Random, colours: Palette) -> Iterator[str]:
    """Art: broad strokes of a brush."""
    for number in range(5):
        y = 70 + number * 66
        colour = (colours.shade, colours.line, colours.accent)[number % 3]
        yield (
            f'<path d="M{random.randrange(40, 140)} {y}Q300 {y + random.randrange(-60, 61)} '
            f'{random.randrange(420, 560)} {y + random.randrange(-20, 21)}" fill="none" stroke="{colour}" '
            'stroke-width="34" stroke-linecap="round"/>'
        )


def tracks(random: Random, colours: Palette) -> Iterator[str]:
    """Physical education and safety: lanes of a stadium."""
    for number in range(6):
        inset = number * 30
        yield (
            f'<rect x="{40 + inset}" y="{30 + inset}" width="{520 - 2 * inset}" height="{340 - 2 * inset}" '
            f'rx="{170 - inset}" fill="none" stroke="{colours.line if number == 0 else colours.shade}" '
            'stroke-width="8"/>'
        )
    angle = random.random() * math.tau
    yield circle(300 + 230 * math.cos(angle), 200 + 140 * math.sin(angle), 22, colours.accent)


def columns(random: Random, colours: Palette) -> Iterator[str]:
    """Social studies, acts: columns of a portico."""
    yield shape([(60, 130), (300, 40), (540, 130)], colours.line)
    marked = random.randrange(5)
    for number in range(5):
        yield rect(92 + number * 90, 150, 54, 180, colours.accent if number == marked else colours.shade)
    yield rect(60, 344, 480, 26, colours.line)


def bars(random: Random, colours: Palette) -> Iterator[str]:
    """Assessment and finance: a chart of bars."""
    tallest = random.randrange(7)
    for number in range(7):
        height = 290 if number == tallest else random.randrange(70, 250)
        yield rect(
            70 + number * 68, 360 - height, 46, height, colours.accent if number == tallest else colours.shade
        )
    yield line(50, 364, 550, 364, colours.line, 8)


def people(random: Random, colours: Palette) -> Iterator[str]:
    """Upbringing and psychology: people side by side."""
    marked = random.randrange(4)
    for number in range(4):
        x, size = 120 + number * 120, random.randrange(40, 56)
        colour = colours.accent if number == marked else colours.line if number % 2 else colours.shade
        yield circle(x, 150, size, colour)
        yield f'<path d="M{x - 70} 400Q{x - 70} 220 {x} 220T{x + 70} 400Z" fill="{colour}"/>'


def table(random: Random, colours: Palette) -> Iterator[str]:
    """The running of a school: a round table with seats, one of them taken."""
    x, y, seats = random.randrange(240, 360), 205, random.randrange(6, 9)
    taken, turn = random.randrange(seats), random.random()
    yield circle(x, y, 88, colours.shade)
    yield circle(x, y, 52, colours.ground)
    for number in range(seats):
        angle = (number + turn) * math.tau / seats
        fill = colours.accent if number == taken else colours.line
        yield circle(x + 142 * math.cos(angle), y + 142 * math.sin(angle), 26, fill)


def steps(random: Random, colours: Palette) -> Iterator[str]:
    """Projects and careers: steps that rise to a flag."""
    for number in range(6):
        height = 60 + number * 44
        yield rect(50 + number * 80, 380 - height, 80, height, colours.line if number == 5 else colours.shade)
    yield line(490, 60, 490, 120, colours.line, 7)
    yield shape([(490, 40), (490 + random.randrange(46, 72), 62), (490, 84)], colours.accent)


BY_SUBJECT: dict[str, Motif] = {
    **dict.fromkeys(("mathematics", "algebra", "geometry", "probability"), grid),
    **dict.fromkeys(
        ("russian", "literature", "literary-reading", "literacy", "native-language", "english", "german",
         "french", "speech-development", "functional-literacy"), text_lines),
    **dict.fromkeys(("geography", "history", "local-history", "world-around", "astronomy"), strata),
    **dict.fromkeys(("cognitive-development", "social-development"), rings),
    "physics": waves,
    "chemistry": molecule,
    **dict.fromkeys(("biology", "ecology"), leaves),
    **dict.fromkeys(("informatics", "technology"), circuit),
    "music": staff,
    "school-management": table,
    **dict.fromkeys(("fine-arts", "aesthetic-development"), strokes),
    **dict.fromkeys(("physical-education", "physical-development", "life-safety"), tracks),
    **dict.fromkeys(("social-studies", "religious-cultures", "spiritual-culture"), columns),
    **dict.fromkeys(("financial-literacy", "quality-assessment"), bars),
    **dict.fromkeys(("upbringing", "inclusive-education", "psychology-support"), people),
    **dict.fromkeys(("project-work", "career-guidance"), steps),
}  # fmt: skip
LEGAL = {
    "federal-law", "decree", "government-resolution", "government-order", "ministry-order", "official-letter",
    "sanitary-rules", "regional-act", "municipal-act", "local-act",
}  # fmt: skip
ANALYTICAL = {
    "analytical-report",
    "analytical-note",
    "monitoring-results",
    "assessment-work",
    "questionnaire",
}


def motif_for(kind: str, subject: str) -> Motif:
    """The motif of the subject; of the kind where there is no subject; steps otherwise."""
    if subject in BY_SUBJECT:
        return BY_SUBJECT[subject]
    if kind in LEGAL:
        return columns
    return bars if kind in ANALYTICAL else steps
