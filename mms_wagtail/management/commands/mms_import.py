"""``manage.py mms_import``: reads a file of records into a section."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from mms_wagtail import registry
from mms_wagtail.contracts import ImportReport, ImportRequest
from mms_wagtail.domain.progress import progress_bar


class Command(BaseCommand):
    help = (
        "Reads a file into a section that can import, such as «literature». Every record is imported, known "
        "already, or refused with its reason; --dry-run says the same and writes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("section", help="slug of the section, such as «literature»")
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", default="", help="name of the format; found out without it")
        parser.add_argument(
            "--only", type=Path, help="a text file with the numbers (ISBN) of the records to take, one a line"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        able = {slug: plugin for slug, plugin in registry.plugins().items() if plugin.importing}
        plugin = able.get(options["section"])
        if plugin is None:
            known = ", ".join(able) or "none"
            raise CommandError(f"No section «{options['section']}» imports files. Those that do: {known}.")
        if not options["file"].is_file():
            raise CommandError(f"There is no file {options['file']}.")
        request = ImportRequest(
            path=options["file"],
            format=options["format"],
            dry_run=options["dry_run"],
            only=_numbers(options["only"]),
            progress=progress_bar,
        )
        try:
            report: ImportReport = import_string(plugin.importing)(request)
        except ValueError as error:
            raise CommandError(str(error)) from error
        for refusal in report.refused:
            self.stderr.write(f"{refusal.place}: {refusal.reason}")
        done = "Would be" if options["dry_run"] else "Were"
        self.stdout.write(
            f"{done} created: {report.created}, completed: {report.completed}, "
            f"known already: {report.known}, refused: {len(report.refused)}."
        )


def _numbers(path: Path | None) -> tuple[str, ...]:
    """The lines of a file that are not empty, without repetitions."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}.") from error
    found = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    if not found:
        raise CommandError(f"{path} names no records. Write one number a line.")
    return found
