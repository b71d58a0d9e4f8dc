"""A portal whose consents have their first texts, and a teacher's answers to the registration form."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache

from mms_wagtail import registry
from mms_wagtail.accounts.consents import Kind, current_text
from mms_wagtail.accounts.setup import set_up_accounts
from mms_wagtail.models import Organization

SIGNUP = "/vhod/registratsiya/"


@pytest.fixture(autouse=True)
def fresh_limits() -> Any:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()
    registry.forget()
    yield
    registry.forget()


@pytest.fixture
def texts(db: None) -> None:
    """The first texts of the consents, on a site that is no portal yet: registration needs no more."""
    set_up_accounts()


@pytest.fixture
def ready(portal: Any) -> Any:
    """The portal after ``mms_setup``."""
    set_up_accounts()
    return portal


@pytest.fixture
def school(db: None) -> Organization:
    return Organization.objects.create(name="Берёзовская СОШ", slug="berezovskaya", kind="school")


@pytest.fixture
def answers(texts: None, school: Organization) -> dict[str, Any]:
    """What a careful teacher sends."""
    texts = [current_text(kind) for kind in (Kind.PROCESSING, Kind.PUBLICATION)]
    return {
        "last_name": "Морозова",
        "first_name": "Елена",
        "patronymic": "Борисовна",
        "position": "учитель математики",
        "organization": str(school.pk),
        "email": "morozova@example.ru",
        "password1": "Снег-и-дроби-6",
        "processing": "on",
        "texts": ".".join(str(text.pk) for text in texts if text),
    }


def link_in(letter: Any) -> str:
    """The path of the only link of the portal with a key in it."""
    found = re.search(r"https?://[^/\s]+(/vhod/\S+)", letter.body)
    assert found, letter.body
    return found[1]
