"""Valid, superseded, revoked: what may follow what."""

from __future__ import annotations

import pytest

from mms_wagtail.certificates.domain import (
    AlreadyRevokedError,
    AlreadySupersededError,
    NotAReplacementError,
    ReasonMissingError,
    revoke_certificate,
    supersede_certificate,
)
from mms_wagtail.certificates.models import Certificate, State
from tests.certificates.factory import make_certificate


def test_revoking_is_written_down(portal, cast):
    certificate = revoke_certificate(make_certificate(), reason=" Работа не своя. ", by=cast["head"])
    assert (certificate.state, certificate.state_reason) == (State.REVOKED, "Работа не своя.")
    assert (certificate.state_changed_by, bool(certificate.state_changed_at)) == (cast["head"], True)
    assert list(certificate.events.values_list("action", "by_name", "note")) == [
        ("issued", "", ""),
        ("revoked", "head", "Работа не своя."),
    ]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_no_reason_no_revocation(portal, cast, reason):
    certificate = make_certificate()
    with pytest.raises(ReasonMissingError, match="Напишите причину"):
        revoke_certificate(certificate, reason=reason, by=cast["head"])
    assert Certificate.objects.get().is_valid


def test_the_second_of_two_who_revoke_is_told(portal, cast):
    certificate = make_certificate()
    stale = Certificate.objects.get()
    revoke_certificate(certificate, reason="Раз", by=cast["head"])
    with pytest.raises(AlreadyRevokedError, match=f"№ {certificate.number} уже отозвано"):
        revoke_certificate(stale, reason="Два", by=cast["head"])
    assert Certificate.objects.get().state_reason == "Раз"


def test_superseding_leads_to_the_new_one(portal):
    old, new = make_certificate(version="1"), make_certificate(version="2")
    supersede_certificate(old, replacement=new)
    supersede_certificate(old, replacement=new)
    old = Certificate.objects.get(pk=old.pk)
    assert (old.state, old.superseded_by) == (State.SUPERSEDED, new)
    assert old.events.count() == 2
    with pytest.raises(AlreadySupersededError):
        supersede_certificate(old, replacement=make_certificate(version="3"))


def test_only_another_valid_one_can_replace(portal, cast):
    old, new = make_certificate(version="1"), make_certificate(version="2")
    with pytest.raises(NotAReplacementError):
        supersede_certificate(old, replacement=old)
    revoke_certificate(new, reason="Ошибка", by=cast["head"])
    with pytest.raises(NotAReplacementError):
        supersede_certificate(old, replacement=new)
    with pytest.raises(AlreadyRevokedError):
        supersede_certificate(new, replacement=old)


def test_a_superseded_one_can_be_revoked_and_a_repeated_issue_brings_none_back(portal, cast):
    old, new = make_certificate(version="1"), make_certificate(version="2")
    supersede_certificate(old, replacement=new)
    revoke_certificate(old, reason="Плагиат", by=cast["head"])
    again = make_certificate(version="1")
    assert (again.pk, again.state, again.superseded_by) == (old.pk, State.REVOKED, None)
