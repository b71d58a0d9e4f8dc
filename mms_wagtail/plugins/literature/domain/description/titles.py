"""The area of the title (ГОСТ Р 7.0.100-2018, 5.2)."""

from __future__ import annotations

import re
from typing import Any

from mms_wagtail.plugins.literature.choices import Degree, ThesisForm
from mms_wagtail.plugins.literature.domain.description.extent import volume_words
from mms_wagtail.plugins.literature.domain.description.punctuation import closed, elements
from mms_wagtail.plugins.literature.domain.description.words import Words

DEGREES = {Degree.CANDIDATE: "кандидата", Degree.DOCTOR: "доктора"}
FORMS = {ThesisForm.DISSERTATION: "диссертация", ThesisForm.SUMMARY: "автореферат диссертации"}


def bare(title: str) -> str:
    """A title without the full stop that a record gets anyway; an ellipsis stays."""
    title = title.strip()
    return title if title.endswith(("...", "…")) else title.rstrip(".")


def title_proper(work: Any) -> str:
    """«Педагогическая психология : учебное пособие»."""
    return elements(" : ", (bare(work.title), work.subtitle.rstrip(".")))


def title_with_volume(work: Any, *, words: Words) -> str:
    """«Собрание сочинений : в 6 томах. Т. 3»: the number of a part follows the common title (5.2.2)."""
    if not work.volume:
        return title_proper(work)
    number = re.sub(r"(?<=\d)\.$", "", volume_words(work.volume, words=words))
    return f"{closed(title_proper(work))} {number}"


def thesis_title(work: Any) -> str:
    """«… : специальность 13.00.01 «…» : диссертация на соискание ученой степени кандидата … наук»."""
    named = f" «{work.specialty_name.strip('«»')}»" if work.specialty_name else ""
    specialty = f"специальность {work.specialty}{named}" if work.specialty else ""
    return elements(" : ", (bare(work.title), work.subtitle.rstrip("."), specialty, thesis_words(work)))


def thesis_words(work: Any) -> str:
    """«диссертация на соискание ученой степени доктора психологических наук»."""
    form = FORMS[ThesisForm(work.thesis_form)]
    if not work.degree:
        return form
    science = f" {work.science.strip()}" if work.science.strip() else ""
    science = science.removesuffix(" наук")
    return f"{form} на соискание ученой степени {DEGREES[Degree(work.degree)]}{science} наук"
