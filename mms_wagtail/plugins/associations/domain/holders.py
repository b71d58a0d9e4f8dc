"""Whose meetings readers may see."""

from __future__ import annotations

from typing import Any

import swapper

from mms_wagtail.plugins.associations.models import AssociationIndexPage


def holds_meetings(model: Any) -> bool:
    """Whether pages of ``model`` hold meetings: those of this section, and others with ``holds_meetings``."""
    if model is None:
        return False
    own = model._meta.app_label == AssociationIndexPage._meta.app_label and model is not AssociationIndexPage
    return bool(getattr(model, "holds_meetings", own))


def is_readable(page: Any) -> bool:
    """Whether every visitor may read ``page``: live, and private neither itself nor through its parents."""
    return bool(page.live) and not page.get_view_restrictions().exists()


def readable_holders() -> Any:
    """Queryset of the pages whose meetings readers may see."""
    base: Any = swapper.load_model("wagtailcore", "Page")
    return base.objects.live().public()
