"""A strict Content-Security-Policy on the public side."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# Wagtail's admin and its userbar still have inline scripts and styles.
STAFF_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; base-uri 'none'; frame-ancestors 'self'"
)


class ContentSecurityPolicyMiddleware:
    """Readers' pages run no inline script and ask no other host; the admin is left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        try:
            self.admin = reverse("wagtailadmin_home")
        except NoReverseMatch:
            self.admin = "/admin/"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(self.admin) and "Content-Security-Policy" not in response.headers:
            staff = hasattr(request, "user") and request.user.has_perm("wagtailadmin.access_admin")
            response.headers["Content-Security-Policy"] = STAFF_POLICY if staff else POLICY
        return response
