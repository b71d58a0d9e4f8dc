"""What happens to a page that holds meetings reaches the documents of its meetings."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from mms_wagtail.plugins.associations.domain.holders import holds_meetings
from mms_wagtail.plugins.associations.models import Meeting
from mms_wagtail.search.api import refresh

UID = "mms_associations"


def connect() -> None:
    """Listen to publication and privacy: a meeting is as public as the page of its holder."""
    page_published.connect(_page_changed, dispatch_uid=UID)
    page_unpublished.connect(_page_changed, dispatch_uid=UID)
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid=UID)


def _page_changed(instance: Any, **kwargs: Any) -> None:
    if holds_meetings(instance.specific_class):
        refresh(Meeting.objects.filter(holder_id=instance.pk))


def _restriction_changed(instance: Any, **kwargs: Any) -> None:
    below = instance.page.get_descendants(inclusive=True)
    refresh(Meeting.objects.filter(holder_id__in=below.values("pk")))
