"""Consents: which text is in force, who agreed to it, and what may be published of a person.

Processing (152-FZ, art. 9) and publication (art. 10.1) are separate consents, each given by a
separate act, and each may be withdrawn at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from mms_wagtail.accounts.models import Consent, ConsentText
from mms_wagtail.accounts.signals import publication_changed
from mms_wagtail.models import PortalSettings

Kind = ConsentText.Kind
PUBLISHABLE = {
    "name": _("Фамилия, имя и отчество"),
    "position": _("Должность"),
    "organization": _("Место работы"),
    "photo": _("Фотография"),
}


class NoConsentTextError(LookupError):
    """No text of this kind is in force: ``manage.py mms_setup`` loads the first ones."""


def current_text(kind: str) -> ConsentText | None:
    """The newest version that is in force today; one query."""
    texts = ConsentText.objects.filter(kind=kind, effective_from__lte=timezone.localdate())
    return texts.order_by("-version").first()


def worded(text: ConsentText) -> str:
    """The words that a person reads, with the name and contacts of the service."""
    site = Site.objects.filter(is_default_site=True).first()
    service = PortalSettings.for_site(site) if site else PortalSettings()
    replacements = {
        "[служба]": service.service_name or service.short_name or _("муниципальная методическая служба"),
        "[адрес]": service.address or _("адрес указан на портале"),
        "[почта]": service.email or _("адрес указан на портале"),
    }
    words = text.text
    for mark, value in replacements.items():
        words = words.replace(mark, str(value))
    return words


def needs_consent(user: Any) -> bool:
    """Whether the person has yet to agree to the text on processing that is in force; two queries at most."""
    text = current_text(Kind.PROCESSING)
    return text is not None and not given(user).filter(text=text).exists()


def given(user: Any) -> Any:
    """Consents of the person that were not withdrawn."""
    return Consent.objects.filter(user=user, withdrawn_at=None)


def may_publish(user: Any) -> frozenset[str]:
    """Keys of :data:`PUBLISHABLE` that the person allows to be published now."""
    consent = given(user).filter(text__kind=Kind.PUBLICATION).first()
    return frozenset(consent.allowed) if consent else frozenset()


@transaction.atomic
def record_consents(*, user: Any, processing: bool = False, publication: Iterable[str] = ()) -> list[Consent]:
    """Log that the person agreed to the texts in force today.

    Parameters
    ----------
    processing:
        Agreed to the processing of personal data.
    publication:
        Keys of :data:`PUBLISHABLE` that may be published. An earlier consent to publication ends;
        with no keys it stays as it was.

    Raises
    ------
    NoConsentTextError
        When a text that is needed is not in force.

    Side effects: sends :data:`mms_wagtail.accounts.signals.publication_changed`.
    """
    made = []
    if processing:
        made.append(_record(user, Kind.PROCESSING, []))
    allowed = [key for key in PUBLISHABLE if key in set(publication)]
    if allowed:
        made.append(_record(user, Kind.PUBLICATION, allowed))
        publication_changed.send(sender=Consent, user=user, allowed=frozenset(allowed))
    return made


def _record(user: Any, kind: str, allowed: list[str]) -> Consent:
    text = current_text(kind)
    if text is None:
        raise NoConsentTextError(f"No text of consent {kind!r} is in force. Run «manage.py mms_setup».")
    _end(user, kind)
    return Consent.objects.create(
        user=user, account_number=user.pk, text=text, wording=worded(text), allowed=allowed
    )


@transaction.atomic
def withdraw_consent(*, user: Any, kind: str) -> bool:
    """End the person's consent of ``kind``; False when there was none.

    Side effects: sends :data:`mms_wagtail.accounts.signals.publication_changed` for consents to publication.
    """
    ended = _end(user, kind)
    if ended and kind == Kind.PUBLICATION:
        publication_changed.send(sender=Consent, user=user, allowed=frozenset())
    return bool(ended)


def _end(user: Any, kind: str) -> int:
    return int(given(user).filter(text__kind=kind).update(withdrawn_at=timezone.now()))
