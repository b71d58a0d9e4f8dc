"""The cast at work: an author and two experts of other schools, whose consents are given."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from tests.practices.factory import make_expert, work_at


@pytest.fixture
def people(cast: dict[str, Any]) -> SimpleNamespace:
    """The cast with profiles, and a second and a third expert."""
    names = {
        "author": ("Орлова", "Вера"),
        "expert": ("Зимин", "Пётр"),
        "methodologist": ("Ермакова", "Ольга"),
        "head": ("Соколова", "Марина"),
        "stranger": ("Чужов", "Иван"),
    }
    for role, (last, first) in names.items():
        user = cast[role]
        user.last_name, user.first_name = last, first
        user.save()
    work_at(cast["author"], "Берёзовская СОШ")
    work_at(cast["stranger"], "Каменская СОШ")
    for role in ("methodologist", "head"):
        work_at(cast[role], "Методическая служба")
    make_expert(cast["expert"])
    others = []
    for number, last in ((2, "Юдина"), (3, "Фомин")):
        user = get_user_model().objects.create_user(f"expert{number}", password="x", last_name=last)
        others.append(make_expert(user, f"Школа № {number}"))
    return SimpleNamespace(**cast, expert2=others[0], expert3=others[1])
