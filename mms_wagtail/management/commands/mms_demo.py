"""``manage.py mms_demo``: loads the portal of an invented district."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.module_loading import import_string
from wagtail import hooks

from mms_wagtail import registry
from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.directory import LOGINS, create_logins, load_directory, load_settings
from mms_wagtail.demo.pages import write_common_pages
from mms_wagtail.demo.server import check_port, serve, split_address
from mms_wagtail.demo.sources import BadSourceError
from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.domain.progress import progress_bar
from mms_wagtail.search.api import load_synonyms, make_ready
from mms_wagtail.search.engines.base import EngineNotReadyError
from mms_wagtail.search.permissions import allow_synonyms


class Command(BaseCommand):
    help = (
        "Loads the demo portal: an invented district with its schools, people and materials. "
        "A second run adds what is missing and changes nothing else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--scale", type=int, default=0, metavar="N", help="add N generated materials, for load tests"
        )
        parser.add_argument(
            "--serve", metavar="HOST:PORT", default="", help="serve the portal when it is loaded, for a try"
        )
        parser.add_argument(
            "--with-logins",
            action="store_true",
            help="create the demo accounts, whose passwords are public, even where DEBUG is off",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["scale"] < 0:
            raise CommandError("--scale takes a number from 0 up.")
        address = split_address(options["serve"]) if options["serve"] else None
        if address:
            check_port(*address)
        try:
            made = self._load(options["scale"], with_logins=settings.DEBUG or options["with_logins"])
            if options["scale"]:
                call_command("mms_rebuild_search")
            else:
                make_ready(progress=progress_bar)
        except (BadSourceError, EngineNotReadyError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(f"Demo pages made: {made}."))
        if address:
            serve(*address)

    @transaction.atomic
    def _load(self, scale: int, *, with_logins: bool) -> int:
        report = set_up_portal()
        load_synonyms()
        allow_synonyms((METHODOLOGISTS, HEADS))
        load_directory()
        load_settings(report.site)
        write_common_pages(report.root)
        if with_logins:
            create_logins()
            for prepare in hooks.get_hooks("mms_demo_logins"):
                prepare()
        owner = get_user_model().objects.filter(username=LOGINS[0].username).first()
        made = 0
        for plugin in registry.plugins().values():
            if plugin.demo and plugin.index_model:
                model = apps.get_model(plugin.index_model)
                section = model.objects.descendant_of(report.root).first()
                request = DemoRequest(index_page=section, owner=owner, scale=scale, progress=progress_bar)
                made += import_string(plugin.demo)(request)
        return made
