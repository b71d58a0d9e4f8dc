"""Organizations, people, settings and logins of the demo district."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from mms_wagtail.demo.sources import read_table
from mms_wagtail.domain.groups import EXPERTS, HEADS, METHODOLOGISTS
from mms_wagtail.fixtures import DEMO
from mms_wagtail.models import Organization, Person, PortalSettings


@dataclass(frozen=True)
class Login:
    """A demo account: ``group`` is a name of a group, "" for a teacher, who needs none."""

    username: str
    password: str
    role: str
    group: str
    person: str = ""
    is_admin: bool = False


LOGINS = (
    Login("metodist", "metodist", "методист", METHODOLOGISTS, "ermakova-olga"),
    Login("rukovoditel", "rukovoditel", "руководитель службы", HEADS, "sokolova-marina"),
    Login("uchitel", "uchitel", "учитель, автор практик", "", "kovaleva-oksana"),
    Login("expert", "expert", "эксперт, словесник", EXPERTS, "morozova-elena"),
    Login("expert2", "expert2", "эксперт, физик", EXPERTS, "yudin-viktor"),
    Login("admin", "admin", "администратор", "", is_admin=True),
)


def load_directory() -> None:
    """Create the organizations and people that are missing."""
    for values in read_table(DEMO / "organizations.toml", "organization"):
        parent = values.pop("parent", None)
        values["parent"] = Organization.objects.get(slug=parent) if parent else None
        Organization.objects.get_or_create(slug=values.pop("slug"), defaults=values)
    organizations = {item.slug: item for item in Organization.objects.all()}
    for values in read_table(DEMO / "people.toml", "person"):
        values["organization"] = organizations[values["organization"]]
        Person.objects.get_or_create(slug=values.pop("slug"), defaults=values)


def load_settings(site: Any) -> None:
    """Say who the service is, where nobody has said it yet."""
    settings = PortalSettings.for_site(site)
    if settings.service_name:
        return
    for name, value in read_table(DEMO / "portal.toml", "settings")[0].items():
        setattr(settings, name, value)
    settings.save()


def create_logins() -> None:
    """Create the demo accounts. An account that exists keeps its password."""
    users = get_user_model()
    for login in LOGINS:
        user, created = users.objects.get_or_create(
            username=login.username,
            defaults={"is_superuser": login.is_admin, "is_staff": login.is_admin},
        )
        if not created:
            continue
        user.set_password(login.password)
        if login.group:
            user.groups.add(Group.objects.get_or_create(name=login.group)[0])
        if person := Person.objects.filter(slug=login.person).first():
            user.first_name, user.last_name = person.first_name, person.last_name
            Person.objects.filter(pk=person.pk, user=None).update(user=user)
        user.save()
