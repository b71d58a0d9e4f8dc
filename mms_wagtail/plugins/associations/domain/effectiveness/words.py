"""The formula in words, with the numbers put in: for those who are measured."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.contracts import Text
from mms_wagtail.plugins.associations.domain.effectiveness.formula import Indicator, Part, Score

LABELS: dict[Indicator, Text] = {
    Indicator.MEETINGS: gettext_lazy("Заседания по плану"),
    Indicator.ATTENDANCE: gettext_lazy("Посещаемость"),
    Indicator.WORKS: gettext_lazy("Материалы и практики"),
    Indicator.DECISIONS: gettext_lazy("Решения в срок"),
}
HOW: dict[Indicator, Text] = {
    Indicator.MEETINGS: gettext_lazy(
        "Сколько заседаний проведено из тех, что к этому дню должны были пройти по плану; отменённые тоже "
        "считаются запланированными. Если в плане заседаний нет, берутся назначенные."
    ),
    Indicator.ATTENDANCE: gettext_lazy(
        "Сколько человек пришло из приглашённых — по тем заседаниям, где записаны оба числа."
    ),
    Indicator.WORKS: gettext_lazy(
        "Сколько материалов и практик участники опубликовали за учебный год или создали на заседаниях, "
        "по сравнению с ожидаемым числом."
    ),
    Indicator.DECISIONS: gettext_lazy(
        "Сколько решений исполнено к своему сроку из тех, чей срок настал или которые исполнены раньше. "
        "Решения без срока и снятые с контроля не считаются."
    ),
}
UNKNOWN: dict[Indicator, Text] = {
    Indicator.MEETINGS: gettext_lazy("к этому дню заседаний ещё не было в плане"),
    Indicator.ATTENDANCE: gettext_lazy(
        "на заседаниях не записано, сколько человек пришло и сколько приглашали"
    ),
    Indicator.WORKS: gettext_lazy("в составе никого нет, или за год не записано ни плана, ни заседаний"),
    Indicator.DECISIONS: gettext_lazy("нет решений, чей срок настал"),
}


@dataclass(frozen=True, kw_only=True)
class PartWords:
    """``numbers`` say what was counted («4 из 5»), ``why`` what is unknown, "" when nothing is."""

    indicator: Indicator
    label: str
    numbers: str
    percent: int | None
    weight: int
    how: str
    why: str


def part_words(part: Part) -> PartWords:
    """One indicator in words."""
    known = part.percent is not None
    numbers = _("%(got)d из %(of)d") if part.indicator != Indicator.WORKS else _("%(got)d, ожидается %(of)d")
    return PartWords(
        indicator=part.indicator,
        label=str(LABELS[part.indicator]),
        numbers=numbers % {"got": part.got, "of": part.of} if known else _("нет данных"),
        percent=part.percent,
        weight=part.weight,
        how=str(HOW[part.indicator]),
        why="" if known else str(UNKNOWN[part.indicator]),
    )


def formula_in_numbers(score: Score) -> str:
    """«(80 × 30 + 77 × 20) ÷ (30 + 20) = 79»; "" when nothing is known."""
    if score.total is None:
        return ""
    above = " + ".join(f"{part.percent} × {part.weight}" for part in score.known)
    below = " + ".join(str(part.weight) for part in score.known)
    return f"({above}) ÷ ({below}) = {score.total}"


def left_out(score: Score) -> str:
    """A sentence on the indicators that are unknown; "" when all are known."""
    names = ", ".join(f"«{LABELS[part.indicator]}»" for part in score.parts if part.percent is None)
    if not names:
        return ""
    return _("Не входят в оценку, пока по ним нет данных: %s. Их вес разделён между остальными.") % names


def change_words(now: int | None, before: int | None) -> str:
    """How the score changed since the year before: «+12», «−5», «столько же», or why it cannot be said."""
    if now is None or before is None:
        return _("не с чем сравнить")
    if now == before:
        return _("столько же")
    return f"+{now - before}" if now > before else f"−{before - now}"
