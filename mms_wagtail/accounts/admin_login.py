"""Wagtail's own login, with the limit on wrong passwords that the portal's login has."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from wagtail.admin.forms.auth import LoginForm


class LimitedLoginForm(LoginForm):
    """``WAGTAILADMIN_USER_LOGIN_FORM`` of a portal. Wrong passwords count together with those of «/vhod/»."""

    def clean(self) -> Any:
        adapter = get_adapter(self.request)
        adapter.pre_authenticate(self.request, username=self.cleaned_data.get("username", ""))
        values = super().clean()
        adapter.forgive_attempt()
        return values
