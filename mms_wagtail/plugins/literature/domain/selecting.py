"""«Выбранные издания»: collected in the session, or named in the address."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.literature.domain.reading import public, with_parts
from mms_wagtail.plugins.literature.models import LiteratureNewsPage, Publication

TRAY = "mms_literature_tray"
# More are no list of sources, and would make a session and an address too long.
MOST = 500
LONGEST_ID = 12


def tray_of(session: Any) -> list[int]:
    """What a reader has collected, in the order of collecting."""
    kept = session.get(TRAY, [])
    return [key for key in kept if isinstance(key, int)][:MOST] if isinstance(kept, list) else []


def keep(session: Any, publication_id: int) -> bool:
    """Add a publication to the tray; False when the tray is full."""
    tray = tray_of(session)
    if publication_id in tray:
        return True
    if len(tray) >= MOST:
        return False
    session[TRAY] = [*tray, publication_id]
    return True


def let_go(session: Any, publication_id: int) -> None:
    """Take a publication out of the tray."""
    session[TRAY] = [key for key in tray_of(session) if key != publication_id]


def empty(session: Any) -> None:
    """Forget the tray."""
    session.pop(TRAY, None)


def asked_ids(params: Any) -> list[int]:
    """Ids of ``?id=1&id=2`` or ``?id=1,2``; whatever is no number is left out."""
    typed = [piece for value in params.getlist("id") for piece in value.split(",")]
    found = [int(piece) for piece in typed if piece.isdecimal() and len(piece) <= LONGEST_ID]
    return list(dict.fromkeys(found))[:MOST]


def ids_of_issue(typed: str) -> list[int]:
    """Publications of a public issue of the digest; none for one that there is not."""
    if not typed.isdecimal() or len(typed) > LONGEST_ID:
        return []
    issues = LiteratureNewsPage.objects.live().public().filter(pk=int(typed))
    rows = issues.order_by("items__sort_order").values_list("items__publication", flat=True)
    return [key for key in rows if key is not None][:MOST]


def chosen(ids: list[int]) -> list[Publication]:
    """Public publications of ``ids``, in their order. A fixed number of queries."""
    known = {work.pk: work for work in with_parts(public()).filter(pk__in=ids)}
    return [known[key] for key in ids if key in known]
