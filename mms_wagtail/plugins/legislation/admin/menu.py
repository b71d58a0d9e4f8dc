"""«Законодательство» in the admin's menu."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from mms_wagtail.plugins.legislation.admin.acts import ActViewSet, IssuerViewSet
from mms_wagtail.plugins.legislation.admin.impact import ImpactViewSet
from mms_wagtail.plugins.legislation.admin.updates import UpdateListingViewSet


class LegislationGroup(ViewSetGroup):
    """What the staff keeps in this section."""

    menu_label: Any = _("Законодательство")
    menu_icon = "pilcrow"
    menu_order = 107
    items = (UpdateListingViewSet("mms_updates"), ActViewSet, ImpactViewSet, IssuerViewSet)
