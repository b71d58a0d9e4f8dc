"""The accounts' own sections of the cabinet, and their data of people."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.accounts.people import profile_of
from mms_wagtail.contracts import CabinetSection, Waiting

SAVED = CabinetSection(
    slug="saved",
    label=gettext_lazy("Сохранённые поиски"),
    description=gettext_lazy("Запросы, к которым хочется возвращаться."),
    url_name="mms_search:saved",
    order=400,
)
PROFILE = CabinetSection(
    slug="profile",
    label=gettext_lazy("Обо мне"),
    description=gettext_lazy(
        "Имя, должность и место работы: их увидят эксперты и читатели, если вы разрешите."
    ),
    url_name="mms_accounts:profile",
    waiting="mms_wagtail.accounts.sections.unfinished_profile",
    order=500,
)
CONSENTS = CabinetSection(
    slug="consents",
    label=gettext_lazy("Согласия"),
    description=gettext_lazy("С чем вы согласились, что разрешили публиковать и как это отозвать."),
    url_name="mms_accounts:consents",
    order=520,
)
SECURITY = CabinetSection(
    slug="security",
    label=gettext_lazy("Вход и безопасность"),
    description=gettext_lazy("Почта, пароль и второй шаг входа."),
    url_name="mms_accounts:security",
    order=540,
)
DATA = CabinetSection(
    slug="data",
    label=gettext_lazy("Мои данные"),
    description=gettext_lazy("Копия всего, что портал о вас хранит, и закрытие учётной записи."),
    url_name="mms_accounts:data",
    order=560,
)
ADMIN = CabinetSection(
    slug="admin",
    label=gettext_lazy("Админка портала"),
    description=gettext_lazy("Материалы, справочники и очереди: рабочее место методиста."),
    url_name="wagtailadmin_home",
    shown="mms_wagtail.accounts.sections.may_enter_admin",
    order=600,
)
SECTIONS = (SAVED, PROFILE, CONSENTS, SECURITY, DATA, ADMIN)


def may_enter_admin(user: Any) -> bool:
    """Whether Wagtail's admin is open to the person."""
    return bool(user.has_perm("wagtailadmin.access_admin"))


def unfinished_profile(user: Any) -> list[Waiting]:
    """The profile waits as long as it lacks the name or the place of work."""
    profile = profile_of(user)
    if user.last_name and profile.position and profile.workplace:
        return []
    return [
        Waiting(
            title=_("Расскажите о себе"),
            what=_("Заполните имя, должность и место работы: их не придётся писать в каждой заявке."),
            url=reverse("mms_accounts:profile"),
        )
    ]
