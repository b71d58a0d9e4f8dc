"""``manage.py mms_clean_attachments``: frees the disk of what no submission refers to."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from mms_wagtail.attachments.cleaning import clean_attachments

HOUR = 3600


class Command(BaseCommand):
    help = (
        "Removes halves of interrupted uploads, files that no submission refers to, and their previews. "
        "Run it once a day; files of the last day are left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hours", type=float, default=24, help="leave younger files (default: 24)")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")

    def handle(self, *args: Any, **options: Any) -> None:
        cleaned = clean_attachments(older_than=options["hours"] * HOUR, dry_run=options["dry_run"])
        verb = "Would remove" if options["dry_run"] else "Removed"
        self.stdout.write(f"{verb} {cleaned.files} files, {cleaned.size} bytes.")
