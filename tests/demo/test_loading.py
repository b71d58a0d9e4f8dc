"""The demo portal: loads, loads again without a change, and grows by request."""

from __future__ import annotations

import socket

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model
from wagtail.models import Page

from mms_wagtail.demo.directory import LOGINS
from mms_wagtail.demo.server import check_port, split_address
from mms_wagtail.demo.sources import read_sources
from mms_wagtail.fixtures import DEMO
from mms_wagtail.plugins.materials.models import MaterialPage


@pytest.mark.django_db
def test_the_demo_loads_once_and_grows():
    call_command("mms_demo")
    assert not get_user_model().objects.exists()  # their passwords are public, and DEBUG is off
    call_command("mms_demo", with_logins=True)
    people = set(get_user_model().objects.values_list("username", flat=True))
    assert {login.username for login in LOGINS} <= people
    made, pages = MaterialPage.objects.count(), Page.objects.count()
    assert made == len(list(read_sources(DEMO / "materials")))
    assert MaterialPage.objects.filter(live=False).count() == 0
    assert get_document_model().objects.exists()
    assert get_document_model().objects.filter(mms_file_info__error__gt="").count() == 0
    assert get_document_model().objects.filter(file__endswith=".pdf", mms_file_info__pages=0).count() == 0

    MaterialPage.objects.first().delete()
    call_command("mms_demo", with_logins=True)
    assert (MaterialPage.objects.count(), Page.objects.count()) == (made, pages)
    assert set(get_user_model().objects.values_list("username", flat=True)) == people

    call_command("mms_demo", scale=3)
    assert MaterialPage.objects.filter(live=True).count() == made + 3


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:port", "127.0.0.1:70000"])
def test_a_bad_address_is_one_line(address):
    with pytest.raises(CommandError, match="--serve takes HOST:PORT"):
        split_address(address)


def test_a_taken_port_is_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Cannot listen on 127.0.0.1:{port}"):
            check_port("127.0.0.1", port)


def test_a_negative_scale_is_refused():
    with pytest.raises(CommandError, match="--scale takes a number from 0 up"):
        call_command("mms_demo", scale=-1)
