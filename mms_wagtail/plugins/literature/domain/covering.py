"""The drawn cover of a publication in lists of the search; its own page has a jacket."""

from __future__ import annotations

import zlib
from typing import Any

from django.urls import reverse

from mms_wagtail.domain.links import cover_url
from mms_wagtail.plugins.literature.choices import Category

# Kinds of materials whose hues and motifs stand for the categories of literature.
HUES = {
    Category.PEDAGOGICAL: "guidelines",
    Category.PSYCHOLOGICAL: "diagnostic-method",
    Category.METHODOLOGICAL: "worksheet",
    Category.POPULAR_SCIENCE: "article",
}
MOTIFS = {
    Category.PEDAGOGICAL: "literacy",
    Category.PSYCHOLOGICAL: "upbringing",
    Category.METHODOLOGICAL: "project-work",
    Category.POPULAR_SCIENCE: "astronomy",
}


def publication_cover(publication: Any) -> str:
    """Address of the drawn cover; what is drawn follows the subject, or the category without one."""
    subjects = list(publication.subjects.all())
    category = Category(publication.category)
    return cover_url(
        kind=HUES[category],
        subject=subjects[0].slug if subjects else MOTIFS[category],
        seed=f"b{publication.pk or 0}",
    )


def jacket_url(publication: Any) -> str:
    """Address of the drawn jacket. It changes with the words on it, so that it may be kept for long."""
    words = f"{publication.title}/{publication.category}/{publication.authors_line}"
    address = reverse("mms_literature:jacket", args=[publication.slug])
    return f"{address}?v={zlib.crc32(words.encode()):x}"
