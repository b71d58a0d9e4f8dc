"""Registers the accounts with the cabinet and with Wagtail's admin."""

from functools import partial
from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from mms_wagtail.accounts.demo import prepare_logins
from mms_wagtail.accounts.models import Consent, ConsentText
from mms_wagtail.accounts.sections import SECTIONS
from mms_wagtail.accounts.setup import set_up_accounts
from mms_wagtail.accounts.snippets import AddOnlyPolicy, ConsentGroup, ViewOnlyPolicy
from mms_wagtail.registry import CABINET_HOOK


def _itself(value: Any) -> Any:
    return value


register_permission_policy(ConsentText, AddOnlyPolicy(ConsentText))
register_permission_policy(Consent, ViewOnlyPolicy(Consent))
register_snippet(ConsentGroup)
for section in SECTIONS:
    hooks.register(CABINET_HOOK, partial(_itself, section))


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    set_up_accounts()


@hooks.register("mms_demo_logins")
def prepare_demo_logins() -> None:
    prepare_logins()
