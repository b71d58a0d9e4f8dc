"""``manage.py mms_refresh_acts``: what entered into force or ended today. For a daily timer."""

from typing import Any

from django.core.management.base import BaseCommand

from mms_wagtail.plugins.legislation.domain.chores import do_chores
from mms_wagtail.plugins.legislation.domain.impact import open_cases
from mms_wagtail.plugins.legislation.domain.refreshing import refresh_states


class Command(BaseCommand):
    help = (
        "Tells the search which acts entered into force or ended since it was told last, and editors what "
        "they must check because of it. Run it once a day, soon after midnight; pages of acts are right "
        "without it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for act in refresh_states():
            self.stdout.write(f"{act.citation}: {act.state.label}")
        do_chores()
        if opened := open_cases():
            self.stdout.write(f"To be checked by new editions: {opened}.")
