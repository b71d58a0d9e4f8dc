"""A plain search in titles, for the minutes in which there is no index."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils import timezone

from mms_wagtail.search.labels import SECTION
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import Concept
from mms_wagtail.search.query import SearchRequest


def plain_search(request: SearchRequest, concepts: Sequence[Concept]) -> QuerySet[SearchDocument]:
    """Rows whose title has all words of the query in any form, within the filters, the newest first."""
    rows = SearchDocument.objects.filter(deleted=False)
    rows = rows.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))
    for concept in concepts:
        forms = [Q(title_lemmas__contains=f" {' '.join(item.terms)} ") for item in concept.alternatives]
        rows = rows.filter(reduce(or_, forms))
    for facet, values in request.filters.items():
        if facet == SECTION:
            rows = rows.filter(section__in=values)
        else:
            rows = rows.filter(values__facet=facet, values__slug__in=values)
    return rows.distinct().order_by("title" if request.sort == "title" else "-date", "pk")
