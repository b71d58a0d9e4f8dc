"""Two people save at once: what was checked is still so when it is written."""

from __future__ import annotations

import datetime as dt
import threading
import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client
from django.urls import reverse

from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.plugins.legislation.domain.saving import one_at_a_time
from tests.initial_data import restore_initial_data
from tests.legislation.factory import make_act
from tests.legislation.test_act_admin import NAME, stored


@pytest.mark.django_db(transaction=True)
def test_two_halves_of_a_circle_are_not_saved_at_once() -> None:
    restore_initial_data()
    set_up_portal()
    one, two = make_act("1", short_name="Акт 1"), make_act("2", short_name="Акт 2")
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("head"))
    address = reverse(f"{NAME}:edit", args=[two.pk])
    answers: list[Any] = []

    def second_editor() -> None:
        try:
            data = stored(two, repealed_by=str(one.pk), repealed_on="2022-01-01")
            answers.append(client.post(address, data))
        finally:
            connections.close_all()

    thread = threading.Thread(target=second_editor)
    with one_at_a_time():
        # The second one sends the form while the first one's half is not yet written.
        thread.start()
        time.sleep(1)
        one.repealed_by, one.repealed_on = two, dt.date(2022, 1, 1)
        one.save()
    thread.join(timeout=60)

    assert "Получился круг замен" in answers[0].content.decode()
    two.refresh_from_db()
    assert two.repealed_by is None
