"""The core's own public views."""

from mms_wagtail.views.errors import (
    bad_request,
    form_expired,
    page_not_found,
    permission_denied,
    server_error,
)

__all__ = ["bad_request", "form_expired", "page_not_found", "permission_denied", "server_error"]
