"""Who the holder of an account is, in words, and as an entry of the directory of people."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mms_wagtail.accounts.consents import Kind, may_publish
from mms_wagtail.accounts.models import Consent, Profile
from mms_wagtail.models import Organization, Person


def profile_of(user: Any) -> Profile:
    """The person's profile; an empty, unsaved one for accounts that were made in the admin."""
    found = Profile.objects.filter(user=user).select_related("organization").first()
    return found or Profile(user=user)


def display_name(user: Any) -> str:
    """«Морозова Елена Борисовна»; the login where no name is known, never the e-mail address."""
    if not user.is_active and not user.last_name:
        return _("Закрытая учётная запись")
    parts = [user.last_name, user.first_name, profile_of(user).patronymic]
    name = " ".join(filter(None, parts))
    login: str = user.get_username()
    return name or login.split("@")[0]


def organization_of(user: Any) -> Organization | None:
    """The organization of the directory where the person works, or None."""
    return profile_of(user).organization


@transaction.atomic
def person_of(user: Any) -> Person:
    """The person's entry in the directory of people, made at the first need (a publication).

    A new entry is never joined to one with the same name: anybody may register under any name.
    A methodologist who knows the person sets ``Person.user`` in the admin beforehand.

    Side effects: may create a :class:`~mms_wagtail.models.Person`, which shows what the person allows.
    """
    person = Person.objects.filter(user=user).first()
    if person is None:
        # The address says nothing of the name, so that it can stay when the name is to be hidden.
        person = Person(user=user, slug=f"avtor-{user.pk}")
        _show(person, may_publish(user))
    return person


def refresh_person(user: Any) -> None:
    """Let the directory show what the person allows now. Entries of the staff, who gave the portal
    no consent to publication and withdrew none, are the editors' and stay as they are.
    """
    person = Person.objects.filter(user=user).first()
    if person and Consent.objects.filter(user=user, text__kind=Kind.PUBLICATION).exists():
        _show(person, may_publish(user))


def _show(person: Person, allowed: frozenset[str]) -> None:
    user, profile = person.user, profile_of(person.user)
    assert user is not None
    named = "name" in allowed
    person.last_name = user.last_name if named and user.last_name else _("Автор (имя не публикуется)")
    person.first_name = user.first_name if named else ""
    person.patronymic = profile.patronymic if named else ""
    person.position = profile.position if "position" in allowed else ""
    person.organization = profile.organization if "organization" in allowed else None
    person.save()


def follow_publication(*, user: Any, **kwargs: Any) -> None:
    """Receiver of ``publication_changed``."""
    refresh_person(user)
