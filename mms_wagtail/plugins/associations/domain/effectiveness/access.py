"""Who may see whose numbers: those who are measured their own, the service all."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from mms_wagtail.plugins.associations.domain.leaders import current
from mms_wagtail.plugins.associations.domain.permissions import edits_all
from mms_wagtail.plugins.associations.models import AssociationPage, Membership


def measured_for(user: Any, *, with_all: bool = False) -> QuerySet[AssociationPage]:
    """The live associations that ``user`` belongs to today; ``with_all`` adds the rest for the service."""
    pages: QuerySet[AssociationPage] = (
        AssociationPage.objects.live().select_related("organization").order_by("title")
    )
    if not (user.is_authenticated and user.is_active):
        return pages.none()
    if with_all and edits_all(user):
        return pages
    own = Membership.objects.filter(current(), person__user=user)
    return pages.filter(pk__in=own.values("page_id"))


def is_measured(user: Any) -> bool:
    """Whether ``user`` belongs to an association today."""
    return measured_for(user).exists()
