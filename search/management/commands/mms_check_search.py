"""``manage.py mms_check_search``: compares the index with the database, and mends it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mms_wagtail.search.checking import compare, repair
from mms_wagtail.search.engines.base import EngineBusyError, EngineNotReadyError

SHOWN = 5


class Command(BaseCommand):
    help = (
        "Compares public pages, search documents and the index, and mends the differences. "
        "Exit code 1 with --dry-run when there are any."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only tell the differences")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = compare()
            for name in ("unknown", "outlived", "missing", "stale", "surplus"):
                keys = getattr(found, name)
                examples = f" ({', '.join(keys[:SHOWN])}…)" if keys else ""
                self.stdout.write(f"{name}: {len(keys)}{examples}")
            if not found:
                self.stdout.write(self.style.SUCCESS("The index equals the database."))
                return
            if options["dry_run"]:
                raise CommandError("The index differs from the database. Run without --dry-run to mend it.")
            repair(found)
        except EngineNotReadyError as error:
            raise CommandError(f"{error} Run mms_rebuild_search.") from error
        except EngineBusyError as error:
            raise CommandError("Somebody else writes to the index. Try again in a minute.") from error
        if compare():
            raise CommandError("Some differences remain; the log names the documents.")
        self.stdout.write(self.style.SUCCESS("The index was mended and equals the database."))
