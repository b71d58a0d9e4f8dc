"""Profiles and consents of the demo's logins, so that their cabinets open at once."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from mms_wagtail.accounts.consents import needs_consent, record_consents
from mms_wagtail.accounts.models import Profile
from mms_wagtail.demo.directory import LOGINS
from mms_wagtail.models import Person


def prepare_logins() -> None:
    """Give every demo login a profile like its entry in the directory of people, and a consent."""
    for user in get_user_model().objects.filter(username__in=[login.username for login in LOGINS]):
        person = Person.objects.filter(user=user).first()
        if person:
            values = {name: getattr(person, name) for name in ("patronymic", "position", "organization")}
            Profile.objects.get_or_create(user=user, defaults=values)
        if needs_consent(user):
            record_consents(user=user, processing=True)
