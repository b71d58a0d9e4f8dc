"""The core's own public views."""

from mms_wagtail.views.errors import page_not_found, server_error

__all__ = ["page_not_found", "server_error"]
