"""A publication in words: what its page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from mms_wagtail.domain.links import filter_url
from mms_wagtail.plugins.literature.domain.covering import publication_cover
from mms_wagtail.plugins.literature.domain.document import full_title, publication_facts
from mms_wagtail.plugins.literature.domain.reading import people_of
from mms_wagtail.plugins.literature.models import Publication


def publication_context(publication: Publication, *, request: HttpRequest) -> dict[str, Any]:
    """What ``publication.html`` shows beside the fields. A fixed number of queries."""
    return {
        "publication": publication,
        "heading": full_title(publication),
        "authors": [
            {"name": person.full_name, "url": filter_url("writer", person.short_name)}
            for person in people_of(publication)
        ],
        "facts": publication_facts(publication),
        "cover": publication_cover(publication),
    }
