"""Issues certificates."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from mms_wagtail.certificates.domain.errors import WrongEntryError
from mms_wagtail.certificates.domain.events import record
from mms_wagtail.certificates.domain.numbers import format_number, lock_register, next_sequence
from mms_wagtail.certificates.models import Certificate, CertificateEvent, CertificateSettings, Kind, Role
from mms_wagtail.certificates.models.certificate import folded
from mms_wagtail.models import PortalSettings

TOKEN_BYTES = 16


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who gets a certificate: «Фамилия Имя Отчество», position and organization as they are now.

    ``user`` is None for somebody without an account; two people of one name then need different
    ``key`` values to get a certificate each for the same work.
    """

    name: str
    position: str = ""
    organization: str = ""
    user: Any = None
    key: str = ""

    @property
    def identity(self) -> str:
        if self.key:
            return f"key:{self.key}"
        if self.user is not None:
            return f"user:{self.user.pk}"
        return f"name:{folded(' '.join(self.name.split()))}"


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is certified.

    Parameters
    ----------
    title:
        As it is printed, at most 500 characters.
    source_key:
        Names the work for good: ``"practices.PracticePage:17"``.
    version:
        Changes when a new version is to get certificates of its own.
    content_digest:
        SHA-256 in hex; :func:`~mms_wagtail.certificates.domain.content_digest` computes it.
    digest_method:
        How it was computed, in words for readers.
    url:
        Where the work can be read: an address on the portal, or "".
    """

    title: str
    source_key: str
    content_digest: str
    digest_method: str
    version: str = ""
    url: str = ""


@transaction.atomic
def issue_certificate(
    *,
    kind: str,
    role: str,
    recipient: Recipient,
    work: Work,
    issued_on: dt.date | None = None,
    site: Site | None = None,
    by: Any = None,
) -> Certificate:
    """Enter a certificate into the register; a repeated issue returns the entry of the first.

    Repeated means: of the same kind, work, version and person. When that entry was superseded or
    revoked in the meantime, it is returned all the same: look at its ``state``.

    Parameters
    ----------
    kind, role:
        Values of :class:`~mms_wagtail.certificates.models.Kind` and ``Role``.
    issued_on:
        Today without it. Its year gives the register.
    site:
        Whose settings (``CertificateSettings``) are printed; the default site without it.
    by:
        The user who issues, or None for the portal itself.

    Raises
    ------
    WrongEntryError
        When a text is missing or longer than its field. No number is used up.

    Side effects: holds the register of the year until the transaction ends, so issue last in it.
    The PDF is made when somebody asks for it.
    """
    date = issued_on or timezone.localdate()
    key = issue_key(kind=kind, recipient=recipient, work=work)
    register = lock_register(date.year)
    existing: Certificate | None = Certificate.objects.filter(issue_key=key).first()
    if existing is not None:
        return existing
    certificate = Certificate(
        year=date.year,
        sequence=0,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        issue_key=key,
        kind=kind,
        role=role,
        user=recipient.user,
        person_name=" ".join(recipient.name.split()),
        position=recipient.position.strip(),
        organization_name=recipient.organization.strip(),
        work_title=" ".join(work.title.split()),
        work_url=work.url,
        source_key=work.source_key,
        version=work.version,
        content_digest=work.content_digest,
        digest_method=str(work.digest_method),
        issued_on=date,
    )
    signing = CertificateSettings.for_site(site or _default_site())
    _sign(certificate, signing)
    _check(certificate)
    certificate.sequence = next_sequence(register)
    certificate.number = format_number(
        year=date.year,
        sequence=certificate.sequence,
        prefix=signing.number_prefix,
        digits=signing.number_digits,
    ).upper()
    certificate.save(force_insert=True)
    record(certificate, action=CertificateEvent.Action.ISSUED, by=by)
    return certificate


def issue_key(*, kind: str, recipient: Recipient, work: Work) -> str:
    """What makes two issues the same one."""
    parts = (kind, work.source_key, work.version, recipient.identity)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _default_site() -> Site:
    site = Site.objects.filter(is_default_site=True).first() or Site.objects.first()
    if site is None:
        raise WrongEntryError({"site": [_("У портала нет сайта: запустите mms_setup.")]})
    return site


def _sign(certificate: Certificate, signing: CertificateSettings) -> None:
    portal = PortalSettings.for_site(signing.site)
    intros = {
        Kind.PUBLICATION: signing.publication_intro
        or _("Подтверждает, что работа прошла экспертизу и опубликована на портале методической службы"),
        Kind.REVIEW: signing.review_intro or _("Подтверждает участие в экспертизе работы"),
    }
    certificate.service_name = (
        signing.service_name
        or portal.service_name
        or portal.short_name
        or _("Муниципальная методическая служба")
    )
    certificate.city = signing.city
    certificate.intro = intros.get(Kind(certificate.kind), "") if certificate.kind in Kind.values else ""
    certificate.signatory_name = signing.signatory_name
    certificate.signatory_position = signing.signatory_position
    certificate.facsimile = signing.facsimile


def _check(certificate: Certificate) -> None:
    """Look at the fields before a number is taken."""
    try:
        certificate.clean_fields(exclude={"number", "user", "facsimile"})
    except ValidationError as error:
        raise WrongEntryError(
            {
                field: [f"{_label(field)}: {sentence}" for sentence in sentences]
                for field, sentences in error.message_dict.items()
            }
        ) from error
    if certificate.kind == Kind.REVIEW and certificate.role != Role.EXPERT:
        raise WrongEntryError({"role": [_("Свидетельство об экспертизе выдаётся эксперту.")]})


def _label(field: str) -> str:
    return str(Certificate._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
