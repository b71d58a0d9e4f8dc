"""The public face of the accounts: what other apps may call."""

from mms_wagtail.accounts.cabinet import Cabinet
from mms_wagtail.accounts.consents import (
    PUBLISHABLE,
    NoConsentTextError,
    may_publish,
    needs_consent,
    record_consents,
    withdraw_consent,
)
from mms_wagtail.accounts.gate import cabinet_required
from mms_wagtail.accounts.people import display_name, organization_of, person_of, profile_of
from mms_wagtail.accounts.personal_data import close_account, export_data
from mms_wagtail.accounts.signals import publication_changed

__all__ = [
    "PUBLISHABLE",
    "Cabinet",
    "NoConsentTextError",
    "cabinet_required",
    "close_account",
    "display_name",
    "export_data",
    "may_publish",
    "needs_consent",
    "organization_of",
    "person_of",
    "profile_of",
    "publication_changed",
    "record_consents",
    "withdraw_consent",
]
