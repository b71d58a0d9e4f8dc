"""Where in the admin a thing is edited that another section owns."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from mms_wagtail import registry
from mms_wagtail.plugins.legislation.domain.things import is_page_model, model_of
from mms_wagtail.plugins.legislation.models import ImpactCase


def edit_address(case: ImpactCase, user: Any) -> str:
    """Address of the form of a case's thing; "" when there is none, or ``user`` may not edit it."""
    plugin = registry.plugins().get(case.section)
    model = model_of(plugin) if plugin else None
    if model is None:
        return ""
    try:
        thing = model._default_manager.filter(pk=case.object_id).first()
    except (ValueError, TypeError):
        return ""
    if thing is None:
        return ""
    if is_page_model(model):
        if not thing.permissions_for_user(user).can_edit():
            return ""
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    try:
        return AdminURLFinder(user).get_edit_url(thing) or ""
    except NoReverseMatch:
        return ""
