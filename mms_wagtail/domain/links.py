"""Addresses that other rooms of the house link to."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def filter_url(facet: str, value: str) -> str:
    """Address of the results that have ``value`` in ``facet``; "" in a project without our urls."""
    try:
        return f"{reverse('mms_search:results')}?{urlencode({facet: value})}"
    except NoReverseMatch:
        return ""


def cover_url(*, kind: str, subject: str, seed: str) -> str:
    """Address of the drawn cover; "" in a project without our urls."""
    try:
        return reverse(
            "mms_cover", kwargs={"kind": kind or "none", "subject": subject or "none", "seed": seed}
        )
    except NoReverseMatch:
        return ""
