"""Publications with what is read of them, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from mms_wagtail.plugins.literature.choices import Role
from mms_wagtail.plugins.literature.models import Contributor, Publication


def with_parts(queryset: QuerySet[Publication] | None = None) -> QuerySet[Publication]:
    """``queryset`` (all publications without it) with its covers, contributors, subjects and audiences."""
    found = Publication.objects.all() if queryset is None else queryset
    return found.select_related("cover").prefetch_related("contributors", "subjects", "audiences")


def public(queryset: QuerySet[Publication] | None = None) -> QuerySet[Publication]:
    """Those that every visitor may see."""
    return (Publication.objects.all() if queryset is None else queryset).filter(live=True)


def people_of(publication: Any, *roles: str) -> list[Contributor]:
    """The contributors of ``roles`` in the order of the title page; authors without a role given."""
    wanted = roles or (Role.AUTHOR,)
    return [person for person in publication.contributors.all() if person.role in wanted]
