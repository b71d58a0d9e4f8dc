"""``manage.py mms_rebuild_search``: makes the index again, beside the live one."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from mms_wagtail.search.engines.base import EngineBusyError, EngineNotReadyError
from mms_wagtail.search.rebuilding import rebuild


class Command(BaseCommand):
    help = (
        "Makes the search index again from the database and switches to it at once. "
        "Searching and publishing go on meanwhile."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from-rows",
            action="store_true",
            help="take the search documents as they are, without asking the plugins anew",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            count = rebuild(reproject=not options["from_rows"], progress=_progress)
        except EngineBusyError as error:
            raise CommandError("Another rebuild is running. Wait until it is done.") from error
        except EngineNotReadyError as error:
            raise CommandError(str(error)) from error
        seconds = time.monotonic() - started
        self.stdout.write(self.style.SUCCESS(f"Documents indexed: {count} in {seconds:.1f} s."))


def _progress(title: str, items: Sequence[Any]) -> Iterable[Any]:
    return tqdm(items, desc=title, file=sys.stderr, disable=not items)
