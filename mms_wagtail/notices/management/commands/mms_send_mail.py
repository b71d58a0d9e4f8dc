"""``manage.py mms_send_mail``: sends what waits, from a timer or as a service."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from mms_wagtail.notices.delivery import drain
from mms_wagtail.notices.digest import compose_digests
from mms_wagtail.notices.keeping import forget_old_letters


class Command(BaseCommand):
    help = (
        "Sends letters that wait, those left by a killed process among them, composes the letters of the "
        "day, and forgets old ones. Run it every minute from a timer, or once with --loop."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="send what is due and end (the default)")
        how.add_argument("--loop", action="store_true", help="go on until stopped")
        parser.add_argument("--interval", type=float, default=30, help="seconds between rounds of --loop")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            try:
                self._round(quiet=options["loop"])
            except DatabaseError as error:
                if not options["loop"]:
                    raise
                self.stderr.write(f"The database cannot be asked now: {error}")
            if not options["loop"]:
                return
            time.sleep(max(options["interval"], 1))
            close_old_connections()

    def _round(self, *, quiet: bool) -> None:
        digests = compose_digests()
        result = drain()
        forget_old_letters()
        if quiet and not (digests or result.sent or result.postponed or result.failed):
            return
        self.stdout.write(
            f"Sent: {result.sent}, put off: {result.postponed}, not delivered: {result.failed}, "
            f"letters of the day: {digests}."
        )
