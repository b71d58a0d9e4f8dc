"""``manage.py mms_setup``: makes the site into a portal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from mms_wagtail.domain.files import read_missing_files
from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.domain.progress import progress_bar
from mms_wagtail.search.api import load_synonyms, make_ready
from mms_wagtail.search.engines.base import EngineNotReadyError
from mms_wagtail.search.permissions import allow_synonyms


class Command(BaseCommand):
    help = (
        "Creates what a portal needs: vocabularies, pages of the sections, groups, a collection for files. "
        "Run it after every update: it adds what is missing and changes nothing else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--site", metavar="HOSTNAME", help="site to set up (default: the default site)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = set_up_portal(hostname=options["site"])
        except Site.DoesNotExist as error:
            names = ", ".join(Site.objects.values_list("hostname", flat=True)) or "none"
            message = f"There is no site {options['site']!r}. Existing sites: {names}."
            raise CommandError(message) from error
        except Site.MultipleObjectsReturned as error:
            raise CommandError(f"Several sites have the hostname {options['site']!r}.") from error
        files = read_missing_files()
        groups = load_synonyms()
        allow_synonyms((METHODOLOGISTS, HEADS))
        try:
            make_ready(progress=progress_bar)
        except EngineNotReadyError as error:
            self.stderr.write(f"The portal works, but its search waits: {error}")
        if report.created_pages:
            self.stdout.write(f"Pages: {', '.join(report.created_pages)}.")
        self.stdout.write(f"Vocabulary terms added: {report.created_terms}.")
        if files:
            self.stdout.write(f"Files read: {files}.")
        self.stdout.write(f"Groups of synonyms added: {groups}.")
        self.stdout.write(self.style.SUCCESS(f"The portal is set up below «{report.root.title}»."))
