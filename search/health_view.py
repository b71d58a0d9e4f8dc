"""«/health/»: what a monitor asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from health_check.views import HealthCheckView


class HealthView(HealthCheckView):
    """The database and the search, as JSON (``?format=text`` and other formats too); 500 when one is ill."""

    checks = ("health_check.checks.Database", "mms_wagtail.search.health.SearchIndex")

    def render_to_response(self, context: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = self.render_to_response_json(kwargs.get("status", 200))
        return answer
