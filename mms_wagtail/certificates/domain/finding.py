"""Finds a certificate for somebody who has it in hands."""

from __future__ import annotations

from mms_wagtail.certificates.domain.numbers import normalize_number
from mms_wagtail.certificates.models import Certificate
from mms_wagtail.certificates.models.certificate import folded


def find_certificate(*, number: str, last_name: str) -> Certificate | None:
    """The certificate with this number if it was issued to somebody of this last name.

    None tells nothing of which of the two was wrong, so the register cannot be read out number by
    number. Case, ё and е, «№», spaces and kinds of dashes do not matter; a first name may follow.
    """
    certificate = Certificate.objects.filter(number=normalize_number(number)).first()
    if certificate is None:
        return None
    typed, real = _words(last_name), _words(certificate.person_name)
    return certificate if typed and real[: len(typed)] == typed else None


def _words(name: str) -> list[str]:
    return folded(name).split()
