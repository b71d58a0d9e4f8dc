"""``manage.py mms_remind``: reminds of what is due and late. For a daily timer."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mms_wagtail import registry
from mms_wagtail.workflow.domain.reminding import remind


class Command(BaseCommand):
    help = (
        "Reminds experts of reviews that are due soon or late, and the service of submissions that wait "
        "too long; sections add reminders of their own. Run it once a day; a second run on the same day "
        "reminds nobody twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        told = remind()
        self.stdout.write(f"Reviews due or late: {told.reviewers}. Late submissions: {told.staff}.")
        self.stdout.write(f"Reminders of sections: {registry.remind(timezone.localdate())}.")
