"""Where in the admin a gap of the register is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mms_wagtail.plugins.service.register_rules import Gap

VIEWS = "wagtailsnippets_mms_service_servicedocument"


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """A gap with the link that mends it."""

    text: str
    cure: str
    clause: str
    serious: bool
    url: str
    link: str


def gap_lines(found: Sequence[Gap]) -> list[GapLine]:
    return [
        GapLine(
            text=gap.text,
            cure=gap.cure,
            clause=gap.clause,
            serious=gap.serious,
            url=mend_url(gap),
            link=_("Открыть документ") if gap.document else _("Добавить документ"),
        )
        for gap in found
    ]


def mend_url(gap: Gap) -> str:
    """The form of the document, or a new one of its kind."""
    if gap.document is not None:
        return reverse(f"{VIEWS}:edit", args=[gap.document.pk])
    return f"{reverse(f'{VIEWS}:add')}?kind={gap.kind}"
