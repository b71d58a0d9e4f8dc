"""``manage.py mms_search "…"``: searches as the portal does."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from mms_wagtail import registry
from mms_wagtail.search.api import make_ready, results_for
from mms_wagtail.search.engines.base import EngineNotReadyError
from mms_wagtail.search.results import FacetValue, Results


class Command(BaseCommand):
    help = "Searches as the portal does, and prints what is found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", help="what a teacher would type")
        parser.add_argument("--json", action="store_true", help="for scripts")
        parser.add_argument("--section", default="", help="slug of one section")
        parser.add_argument(
            "--filter", action="append", default=[], metavar="FACET=VALUE", help="may be repeated"
        )
        parser.add_argument("--page", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        section = options["section"]
        if section and section not in registry.plugins():
            known = ", ".join(registry.plugins()) or "none"
            raise CommandError(f"There is no section {section!r}. Sections: {known}.")
        params = QueryDict(mutable=True)
        params["q"] = options["query"]
        params["page"] = str(options["page"])
        for pair in options["filter"]:
            facet, equals, value = pair.partition("=")
            if not equals:
                raise CommandError(f"--filter takes FACET=VALUE, as subject=algebra, not {pair!r}.")
            params.appendlist(facet, value)
        try:
            make_ready()
        except EngineNotReadyError as error:
            self.stderr.write(f"The index cannot be made, so only titles are searched: {error}")
        found = results_for(params, path="", section=section)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        else:
            self._print(found)

    def _print(self, found: Results) -> None:
        for notice in found.notices:
            self.stdout.write(self.style.WARNING(str(notice)))
        self.stdout.write(f"{found.total} found")
        for hit in found.hits:
            self.stdout.write(f"\n{hit.title}\n  {hit.passage}\n  {' · '.join(hit.facts)}\n  {hit.url}")


def as_json(found: Results) -> dict[str, Any]:
    """Results as the documented JSON."""
    return {
        "query": found.query,
        "understood": found.understood,
        "total": found.total,
        "hits": [
            {
                "title": hit.title,
                "url": hit.url,
                "section": hit.section,
                "score": round(hit.score, 4),
                "passage": hit.passage,
            }
            for hit in found.hits
        ],
        "facets": {group.name: [_value(value) for value in flat(group.values)] for group in found.facets},
    }


def flat(values: tuple[FacetValue, ...]) -> list[FacetValue]:
    """Values of a nested facet one after another: a group, then what is in it."""
    return [item for value in values for item in (value, *flat(value.children))]


def _value(value: FacetValue) -> dict[str, Any]:
    return {"value": value.value, "label": str(value.label), "count": value.count}
