"""Texts of consents and the log of consents in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from mms_wagtail.accounts.models import Consent, ConsentText


class AddOnlyPolicy(ModelPermissionPolicy):
    """Nobody changes or deletes, not even an administrator: people rely on what is kept."""

    actions = frozenset({"add", "view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return bool(super().user_has_any_permission(user, set(actions) & self.actions))


class ViewOnlyPolicy(AddOnlyPolicy):
    """A log: entries are made by the portal alone."""

    actions = frozenset({"view"})


class ConsentTextViewSet(SnippetViewSet):
    model = ConsentText
    icon = "doc-full"
    list_display = ["__str__", "kind", "version", "effective_from"]
    list_filter = ["kind"]
    copy_view_enabled = True
    inspect_view_enabled = True
    inspect_view_fields = ["kind", "version", "effective_from", "text", "created_at"]


class ConsentViewSet(SnippetViewSet):
    model = Consent
    icon = "list-ul"
    list_display = ["account_number", "user", "text", "given_at", "withdrawn_at"]
    list_filter = ["text"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "account_number", "user", "text", "allowed", "given_at", "withdrawn_at", "wording"
    ]  # fmt: skip
    panels = [FieldPanel("text", read_only=True)]


class ConsentGroup(SnippetViewSetGroup):
    menu_label: Any = _("Согласия")
    menu_icon = "check"
    menu_order = 320
    items = (ConsentTextViewSet, ConsentViewSet)
