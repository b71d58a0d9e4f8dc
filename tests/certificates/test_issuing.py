"""Numbers, repetition, what is kept and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Site

from mms_wagtail.certificates.domain import WrongEntryError, content_digest
from mms_wagtail.certificates.domain.numbers import format_number, normalize_number
from mms_wagtail.certificates.models import (
    Certificate,
    CertificateEvent,
    CertificateSettings,
    Kind,
    Register,
    Role,
)
from mms_wagtail.certificates.models.audit import PermanentRowError
from mms_wagtail.models import PortalSettings
from tests.certificates.factory import make_certificate

DAY = dt.date(2026, 3, 9)


def test_numbers_follow_each_other_and_begin_anew_every_year(portal):
    days = [DAY, DAY, dt.date(2027, 1, 1), DAY]
    numbers = [make_certificate(f"Работа {n}", issued_on=day).number for n, day in enumerate(days)]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001", "2026-0003"]


def test_a_repeated_issue_returns_the_first(portal, cast):
    first = make_certificate(user=cast["author"], issued_on=DAY)
    again = make_certificate(user=cast["author"], name="Морозова-Белова Елена Борисовна", issued_on=DAY)
    assert again == first
    assert Certificate.objects.get().person_name == "Морозова Елена Борисовна"
    assert Register.objects.get(year=2026).last == 1


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Белов Пётр Ильич"},
        {"version": "2"},
        {"source_key": "practice:другая"},
        {"kind": Kind.REVIEW, "role": Role.EXPERT},
    ],
)
def test_another_person_work_version_or_kind_gets_another(portal, other):
    assert make_certificate() != make_certificate(**other)


def test_namesakes_without_accounts_are_one_person_unless_told_apart(portal):
    assert make_certificate(name="Белов Пётр Ильич") == make_certificate(name="белов  петр ильич")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "person_name"),
        ({"name": "А" * 201}, "person_name"),
        ({"title": "Т" * 501}, "work_title"),
        ({"content_digest": "нет"}, "content_digest"),
        ({"kind": "diploma"}, "kind"),
        ({"kind": Kind.REVIEW, "role": Role.AUTHOR}, "role"),
    ],
)
def test_a_refused_entry_uses_no_number(portal, values, field):
    with pytest.raises(WrongEntryError) as caught:
        make_certificate(**values)
    assert field in caught.value.problems
    assert make_certificate(issued_on=DAY).number == "2026-0001"


def test_a_rollback_gives_the_number_back(portal):
    with transaction.atomic():
        make_certificate("Не вышло", issued_on=DAY)
        transaction.set_rollback(True)
    assert make_certificate("Вышло", issued_on=DAY).number == "2026-0001"


def test_what_is_printed_is_kept_as_it_was(portal):
    site = Site.objects.get(is_default_site=True)
    signing = CertificateSettings.for_site(site)
    signing.signatory_name, signing.city, signing.number_prefix = "А. В. Кузнецова", "Озёрск", "ммс-"
    signing.save()
    PortalSettings.objects.update_or_create(site=site, defaults={"service_name": "ИМЦ Озёрского района"})
    old = make_certificate("Первая", issued_on=DAY)
    signing.signatory_name, signing.number_prefix = "Б. Г. Новиков", ""
    signing.save()
    new = make_certificate("Вторая", issued_on=DAY)
    old.refresh_from_db()
    assert (old.number, old.signatory_name, old.city) == ("ММС-2026-0001", "А. В. Кузнецова", "Озёрск")
    assert (new.number, new.signatory_name) == ("2026-0002", "Б. Г. Новиков")
    assert old.service_name == "ИМЦ Озёрского района"


def test_the_log_says_who_and_outlives_the_account(portal, cast):
    certificate = make_certificate(by=cast["head"], user=cast["author"])
    get_user_model().objects.filter(username__in=("head", "author")).delete()
    event = certificate.events.get()
    assert (event.action, event.by, event.by_name) == (CertificateEvent.Action.ISSUED, None, "head")
    certificate.refresh_from_db()
    assert (certificate.user, certificate.person_name) == (None, "Морозова Елена Борисовна")


def test_nothing_of_the_register_can_be_deleted(portal):
    certificate = make_certificate()
    for delete in (certificate.delete, Certificate.objects.all().delete, certificate.events.get().delete):
        with pytest.raises(PermanentRowError, match="revoke"):
            delete()


def test_tokens_cannot_be_guessed(portal):
    tokens = {make_certificate(f"Работа {n}").token for n in range(20)}
    assert len(tokens) == 20
    assert all(len(token) >= 22 for token in tokens)  # 128 bits


def test_the_digest_is_of_the_content_not_of_its_order():
    same = content_digest({"b": ["ё"], "a": 1})
    assert same == content_digest({"a": 1, "b": ["ё"]})
    # Computed with sha256sum of the text {"a":1,"b":["ё"]}
    assert same == "b1d74696563967611aa8da7c631ab706124960c9ef462c928688cf5fc58a1513"
    assert same != content_digest({"a": 1, "b": ["е"]})


@pytest.mark.parametrize("typed", ["2026-0007", " № 2026–0007 ", "2026 - 0007", "№2026−0007"])
def test_a_number_is_understood_as_it_is_typed(typed):
    assert normalize_number(typed) == format_number(year=2026, sequence=7)
