"""What can be wrong with a step. The messages are shown to people."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mms_wagtail.certificates.models import Certificate


class CertificateError(Exception):
    """A step that the register does not allow."""


class WrongEntryError(CertificateError):
    """What is to be written does not fit its field; ``problems`` maps fields to lists of sentences."""

    def __init__(self, problems: dict[str, list[str]]) -> None:
        self.problems = problems
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))


class ReasonMissingError(CertificateError):
    def __init__(self) -> None:
        super().__init__(_("Напишите причину: её увидит каждый, кто проверит свидетельство."))


class AlreadyRevokedError(CertificateError):
    def __init__(self, certificate: Certificate) -> None:
        super().__init__(_("Свидетельство № %s уже отозвано.") % certificate.number)


class AlreadySupersededError(CertificateError):
    def __init__(self, certificate: Certificate) -> None:
        super().__init__(_("Свидетельство № %s уже заменено другим.") % certificate.number)


class NotAReplacementError(CertificateError):
    def __init__(self, replacement: Certificate) -> None:
        message = _("Свидетельство № %s не может стать заменой: нужно другое, действующее.")
        super().__init__(message % replacement.number)
