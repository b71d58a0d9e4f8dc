"""What the search knows of the council."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Document
from mms_wagtail.plugins.associations.council.choices import CouncilRole
from mms_wagtail.plugins.associations.domain.council import members_on


def council_document(page: Any) -> Document:
    """Project the published council. Its meetings and decisions are documents of their own."""
    members = members_on(
        page.members.select_related("person__organization", "organization"), timezone.localdate()
    )
    chair = next((member for member in members if member.role == CouncilRole.CHAIR), None)
    facts = [
        _("председатель — %s") % chair.display_name if chair else "",
        _("членов совета: %d") % len(members) if members else "",
    ]
    return Document(
        title=page.title,
        annotation=page.purpose,
        authors=tuple(member.display_name for member in members),
        terms=(_("методический совет"), *(str(act) for act in page.acts.all())),
        facts=tuple(filter(None, facts)),
    )
