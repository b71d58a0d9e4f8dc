"""Pages of a section that was switched off: they stay in the database, and readers do not see them."""

from typing import Any

from django.http import Http404


def refuse_unknown_page(page: Any, request: Any, args: Any, kwargs: Any) -> None:
    """For Wagtail's hook ``before_serve_page``.

    Raises
    ------
    Http404
        For a page whose model no installed app has.
    """
    if page.specific_class is None:
        raise Http404
