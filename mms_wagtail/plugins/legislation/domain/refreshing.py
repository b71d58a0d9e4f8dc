"""A day comes, and acts enter into force or end: the search is told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from mms_wagtail.plugins.legislation.domain.states import state_on
from mms_wagtail.plugins.legislation.models import LegalAct


@transaction.atomic
def refresh_states() -> list[LegalAct]:
    """Save the acts whose state is no longer the one that the search tells; a second run finds none.

    Returns
    -------
    Those acts. Saving marks their search documents, in the same transaction.
    """
    today = timezone.localdate()
    changed = [act for act in LegalAct.objects.all() if state_on(act, today) != act.shown_state]
    for act in changed:
        act.save(update_fields=["shown_state"])
    return changed
