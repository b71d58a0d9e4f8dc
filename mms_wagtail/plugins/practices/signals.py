"""Keeps the register of certificates in step with the pages, and names with their owners' consent."""

from __future__ import annotations

from typing import Any

from wagtail.signals import page_published, page_unpublished

from mms_wagtail.accounts.api import publication_changed
from mms_wagtail.plugins.practices.domain.naming import follow_consent
from mms_wagtail.plugins.practices.domain.publishing import follow_publication, follow_removal
from mms_wagtail.plugins.practices.models import PracticePage


def connect() -> None:
    """Listen to Wagtail and to the accounts. Called once, when the apps are ready."""
    publication_changed.connect(follow_consent, dispatch_uid="mms_practices")
    page_published.connect(_published, sender=PracticePage, dispatch_uid="mms_practices")
    page_unpublished.connect(_unpublished, sender=PracticePage, dispatch_uid="mms_practices")


def _published(instance: PracticePage, revision: Any = None, **kwargs: Any) -> None:
    follow_publication(instance, by=revision.user if revision is not None else None)


def _unpublished(instance: PracticePage, **kwargs: Any) -> None:
    follow_removal(instance)
