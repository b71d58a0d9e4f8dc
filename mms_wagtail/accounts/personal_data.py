"""A person's own data: a copy of all of it, and the end of the account."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mms_wagtail import registry
from mms_wagtail.accounts.consents import Kind, may_publish, withdraw_consent
from mms_wagtail.accounts.models import Consent, Profile
from mms_wagtail.accounts.people import profile_of, refresh_person
from mms_wagtail.models import Person


def export_data(user: Any) -> dict[str, Any]:
    """All that the portal keeps of the person, by the slug of the app that keeps it.

    Apps contribute by the hook ``register_mms_personal_data``; the accounts' own part is first.
    """
    found = {"made_at": timezone.now(), "account": export_account(user)}
    for data in registry.personal_data():
        found[data.slug] = {"label": str(data.label), "data": import_string(data.export)(user)}
    return found


def export_account(user: Any) -> dict[str, Any]:
    """The account, its profile and consents."""
    profile = profile_of(user)
    person = Person.objects.filter(user=user).first()
    return {
        "login": user.get_username(),
        "last_name": user.last_name,
        "first_name": user.first_name,
        "patronymic": profile.patronymic,
        "email": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "position": profile.position,
        "organization": profile.workplace,
        "registered_at": user.date_joined,
        "last_login": user.last_login,
        "groups": list(user.groups.values_list("name", flat=True)),
        "directory_entry": person.full_name if person else "",
        "consents": [
            {
                "text": str(consent.text),
                "wording": consent.wording,
                "may_be_published": consent.allowed,
                "given_at": consent.given_at,
                "withdrawn_at": consent.withdrawn_at,
            }
            for consent in Consent.objects.filter(user=user).select_related("text")
        ],
    }


def what_stays(user: Any) -> list[str]:
    """Sentences on what the portal still keeps when the account is closed."""
    stays = [_("Запись о том, какие согласия вы давали и когда отозвали: её требует закон, имени в ней нет.")]
    if "name" in may_publish(user):
        stays.append(
            _(
                "Опубликованные работы и ваше имя под ними. Чтобы имя убрали, сначала отзовите согласие "
                "на публикацию на странице «Согласия»."
            )
        )
    else:
        stays.append(_("Опубликованные работы, без вашего имени."))
    return stays + [str(data.stays) for data in registry.personal_data() if data.stays]


@transaction.atomic
def close_account(user: Any) -> None:
    """Erase the person from the account, and end it. It cannot be undone.

    The row stays, without a name, so that what others did with the person (reviews, decisions, revisions)
    keeps its history. A published author's name stays as long as the consent to publication was not
    withdrawn; the entry in the directory of people is then no longer tied to the account.

    Side effects: calls ``erase`` of every ``register_mms_personal_data``; ends all sessions of the person.
    """
    for data in registry.personal_data():
        if data.erase:
            import_string(data.erase)(user)
    refresh_person(user)
    # Whether the name stays published was the person's decision before.
    withdraw_consent(user=user, kind=Kind.PROCESSING)
    Person.objects.filter(user=user).update(user=None)
    Profile.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    if apps.is_installed("allauth.mfa"):
        from allauth.mfa.models import Authenticator

        Authenticator.objects.filter(user=user).delete()
    user.username = f"zakryt-{user.pk}"
    user.first_name = user.last_name = user.email = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
