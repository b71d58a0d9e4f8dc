"""Two hues a cover: of the kind, and of its neighbour on the circle."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

# Degrees on the colour circle by the group of kinds; kinds inside share the hue of the shelf.
KIND_HUES = {
    "federal-law": 215, "decree": 215, "government-resolution": 215, "government-order": 215,
    "ministry-order": 215, "official-letter": 205, "sanitary-rules": 205, "regional-act": 225,
    "municipal-act": 225, "local-act": 225,
    "article": 265, "concept": 265, "research-review": 275, "proceedings": 255, "research-report": 255,
    "guidelines": 188, "manual": 188, "teaching-resource": 180, "lesson-plan": 170,
    "lesson-flow-chart": 170, "event-script": 160, "workshop": 160, "checklist": 196,
    "worksheet": 28, "task-set": 28, "cards": 38, "didactic-game": 18, "presentation": 38, "visual-aid": 18,
    "work-programme": 135, "adapted-programme": 135, "extracurricular-programme": 120,
    "additional-programme": 120, "upbringing-programme": 145, "thematic-plan": 145,
    "assessment-work": 345, "questionnaire": 335, "observation-map": 335, "diagnostic-method": 345,
    "analytical-report": 300, "analytical-note": 300, "monitoring-results": 310,
}  # fmt: skip
DEFAULT_HUE = 188
AMBER, TEAL = 30, 186
WARM_START, WARM_END = 320, 60


@dataclass(frozen=True)
class Palette:
    """Colours of one cover, as CSS values."""

    ground: str
    shade: str
    line: str
    accent: str


def palette(kind: str, seed: str) -> Palette:
    """The colours of a kind, a little different from seed to seed."""
    hue = KIND_HUES.get(kind, DEFAULT_HUE)
    drift = zlib.crc32(seed.encode()) % 17 - 8
    base = (hue + drift) % 360
    # Amber stands out on cool grounds, teal on warm ones; neither shouts.
    other = AMBER if WARM_END < base < WARM_START else TEAL
    return Palette(
        ground=f"hsl({base} 32% 88%)",
        shade=f"hsl({base} 30% 78%)",
        line=f"hsl({base} 52% 28%)",
        accent=f"hsl({other} 62% 48%)",
    )
