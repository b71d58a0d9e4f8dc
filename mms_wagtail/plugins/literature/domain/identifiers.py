"""Numbers by which a publication is looked for, in every form that people type."""

from __future__ import annotations

from mms_wagtail.plugins.literature.models import Publication
from mms_wagtail.plugins.literature.numbers import hyphenated, isbn10


def identifiers_of(publication: Publication) -> tuple[str, ...]:
    """ISBN of both lengths with and without hyphens, ISSN likewise, DOI."""
    found: list[str] = []
    if publication.isbn:
        forms = (publication.isbn_given, hyphenated(publication.isbn), isbn10(publication.isbn))
        for form in filter(None, forms):
            found += [form, form.replace("-", "")]
    if publication.issn:
        found += [publication.issn, publication.issn.replace("-", "")]
    if publication.doi:
        found.append(publication.doi)
    return tuple(dict.fromkeys(found))
