"""Accounts of the people in the demo's practices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from mms_wagtail.accounts.api import needs_consent, record_consents
from mms_wagtail.accounts.models import Profile
from mms_wagtail.demo.directory import LOGINS
from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.models import Person, Subject

# Addresses of the invented district reach nobody (RFC 2606).
MAIL = "zaozersk.example"
SHOWN = ("name", "position", "organization")
# What the experts know, so that works are proposed to them by subject.
EXPERTISE = {
    "morozova-elena": ("russian", "literature"),
    "yudin-viktor": ("physics", "technology"),
    "medvedeva-yuliya": ("mathematics", "algebra", "quality-assessment"),
    "vorontsova-alla": ("literature", "english"),
}


@dataclass
class Cast:
    """Accounts by the slugs of people in the directory; made when somebody first acts."""

    users: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, slug: str) -> Any:
        if slug not in self.users:
            self.users[slug] = account_of(Person.objects.select_related("organization").get(slug=slug))
        return self.users[slug]

    def enter(self, slugs: Iterable[str]) -> None:
        """Make the accounts of ``slugs`` now."""
        for slug in slugs:
            self[slug]


def account_of(person: Person) -> Any:
    """The account of an entry of the directory: that of a demo login, or one that nobody can log into."""
    user = person.user
    if user is None:
        username = next((login.username for login in LOGINS if login.person == person.slug), person.slug)
        user, made = get_user_model().objects.get_or_create(
            username=username,
            defaults={"first_name": person.first_name, "last_name": person.last_name},
        )
        if made:
            user.set_unusable_password()
    if not user.email:
        user.email = f"{person.slug}@{MAIL}"
        EmailAddress.objects.get_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
    user.save()
    values = {name: getattr(person, name) for name in ("patronymic", "position", "organization")}
    profile, _made = Profile.objects.get_or_create(user=user, defaults=values)
    if person.slug in EXPERTISE:
        user.groups.add(Group.objects.get(name=EXPERTS))
        profile.subjects.set(Subject.objects.filter(slug__in=EXPERTISE[person.slug]))
    # The entry is this person's, so a publication names it and makes no second one.
    Person.objects.filter(pk=person.pk).update(user=user)
    record_consents(user=user, processing=needs_consent(user), publication=SHOWN)
    return user
