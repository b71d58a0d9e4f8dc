"""Publications and the digest. Fields only; verbs are in ``domain``."""

from mms_wagtail.plugins.literature.models.news import (
    LiteratureIndexPage,
    LiteratureNewsItem,
    LiteratureNewsPage,
)
from mms_wagtail.plugins.literature.models.publication import Contributor, Publication
from mms_wagtail.plugins.literature.models.wish import Wish

__all__ = [
    "Contributor",
    "LiteratureIndexPage",
    "LiteratureNewsItem",
    "LiteratureNewsPage",
    "Publication",
    "Wish",
]
