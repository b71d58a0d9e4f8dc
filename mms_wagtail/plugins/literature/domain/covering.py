"""The cover of a publication: its photograph, or a drawn one."""

from __future__ import annotations

from mms_wagtail.domain.links import cover_url
from mms_wagtail.plugins.literature.models import Publication


def publication_cover(publication: Publication) -> str:
    """Address of the drawn cover; what is drawn follows the category and the subject."""
    subjects = list(publication.subjects.all())
    return cover_url(
        kind=publication.category.replace("_", "-"),
        subject=subjects[0].slug if subjects else "",
        seed=f"b{publication.pk or 0}",
    )
