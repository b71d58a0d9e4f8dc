"""Where it is demanded, staff set up a second factor and use it at every login; teachers need not."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.checks import run_checks
from django.test import Client

from mms_wagtail.accounts.checks import MIDDLEWARE

ACTIVATE = "/vhod/vtoroy-shag/vklyuchit/"
GIVE_CODE = "/vhod/vtoroy-shag/podtverdit/"


@pytest.fixture
def demanded(settings, ready):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "REQUIRE_SECOND_FACTOR": True}


def code_for(secret):
    """What the app on the phone shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def log_in(role, address="/admin/login/"):
    client = Client()
    client.post(address, {"username": role, "login": role, "password": role})
    return client


def set_up(client, role):
    """Walk from the admin to a working factor; gives the secret."""
    page = client.get(ACTIVATE)
    if page.status_code == 302:
        client.post(page["Location"], {"password": role, "next": ACTIVATE})
        page = client.get(ACTIVATE)
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    done = client.post(ACTIVATE, {"code": code_for(secret)})
    assert done["Location"] == "/vhod/vtoroy-shag/zapasnye-kody/"
    return secret


@pytest.mark.parametrize("role", ["methodologist", "head"])
def test_staff_are_led_to_set_it_up_and_then_enter(demanded, cast, role):
    client = log_in(role)
    for address in ("/admin/", "/kabinet/", "/"):
        assert client.get(address)["Location"] == ACTIVATE
    page = client.get("/admin/", follow=True)
    assert "сначала включите второй шаг входа" in page.content.decode()
    assert client.get("/static/mms_wagtail/css/base.css").status_code != 302
    set_up(client, role)
    assert client.get("/vhod/vtoroy-shag/zapasnye-kody/").status_code == 200
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("address", ["/admin/login/", "/vhod/"])
def test_a_new_login_needs_the_code(demanded, cast, address):
    secret = set_up(log_in("head"), "head")
    client = log_in("head", address)
    assert client.get("/admin/").status_code == 302
    if address == "/vhod/":
        wrong = client.post("/vhod/vtoroy-shag/kod/", {"code": "000000"})
        assert "Код не подошёл" in wrong.content.decode()
        client.post("/vhod/vtoroy-shag/kod/", {"code": code_for(secret)})
    else:
        assert client.get("/admin/pages/")["Location"] == f"{GIVE_CODE}?next=%2Fadmin%2Fpages%2F"
        wrong = client.post(GIVE_CODE, {"code": "000000", "next": "/admin/pages/"})
        assert "Код не подошёл" in wrong.content.decode()
        right = client.post(GIVE_CODE, {"code": code_for(secret), "next": "/admin/pages/"})
        assert right["Location"] == "/admin/pages/"
    assert client.get("/admin/").status_code == 200


def test_the_password_alone_does_not_take_the_factor_away(demanded, cast):
    set_up(log_in("head"), "head")
    client = log_in("head")
    for address in ("/vhod/vtoroy-shag/otklyuchit/", "/vhod/podtverdit/", "/vhod/pochta/", ACTIVATE,
                    "/vhod/vtoroy-shag/zapasnye-kody/", "/kabinet/dannye/zakryt/"):  # fmt: skip
        assert client.post(address, {"password": "head"})["Location"].startswith(GIVE_CODE)
    assert client.get("/admin/").status_code == 302


def test_a_recovery_code_stands_in_once(demanded, cast):
    first = log_in("head")
    set_up(first, "head")
    code = first.get("/vhod/vtoroy-shag/zapasnye-kody/fayl/").content.decode().split()[0]
    client = log_in("head")
    assert client.post(GIVE_CODE, {"code": code, "next": "/admin/"})["Location"] == "/admin/"
    again = log_in("head")
    assert "Код не подошёл" in again.post(GIVE_CODE, {"code": code}).content.decode()


def test_teachers_need_none(demanded, client_of):
    assert client_of("author").get("/").status_code == 200
    assert client_of("visitor").get("/").status_code == 200


def test_where_it_is_not_demanded_the_password_is_enough(ready, cast):
    assert log_in("head").get("/admin/").status_code == 200


def test_leaving_is_always_possible(demanded, cast):
    client = log_in("head")
    client.post("/vhod/vyhod/")
    assert client.get("/").status_code == 200


def test_a_demand_that_nobody_enforces_is_an_error(settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "REQUIRE_SECOND_FACTOR": True}
    assert "mms_accounts.E001" not in {message.id for message in run_checks(tags=["mms_wagtail"])}
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != MIDDLEWARE]
    assert "mms_accounts.E001" in {message.id for message in run_checks(tags=["mms_wagtail"])}
