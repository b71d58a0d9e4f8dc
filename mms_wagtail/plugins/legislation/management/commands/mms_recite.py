"""``manage.py mms_recite``: finds anew which acts the portal's texts cite, and what must be checked."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mms_wagtail.domain.progress import progress_bar
from mms_wagtail.plugins.legislation.domain.chores import drop_chores
from mms_wagtail.plugins.legislation.domain.citing import recite_all
from mms_wagtail.plugins.legislation.domain.impact import open_cases
from mms_wagtail.plugins.legislation.models import ActCitation


class Command(BaseCommand):
    help = (
        "Reads every published text of every section anew for the legal acts that it cites, and lists what "
        "must be checked by their new editions. Decisions of editors stay. Safe at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        started = timezone.now()
        read = recite_all(progress=progress_bar)
        opened = open_cases()
        promised = drop_chores(before=started)
        total = ActCitation.objects.count()
        self.stdout.write(
            f"Texts: {read}. Citations: {total}. To be checked: {opened}. Chores done: {promised}."
        )
