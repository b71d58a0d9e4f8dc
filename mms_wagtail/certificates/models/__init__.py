"""Models of the register: certificates, their log, their files, and how the service signs them."""

from mms_wagtail.certificates.models.certificate import Certificate, Kind, Role, State
from mms_wagtail.certificates.models.event import CertificateEvent
from mms_wagtail.certificates.models.file import CertificateFile
from mms_wagtail.certificates.models.register import Register
from mms_wagtail.certificates.models.signing import CertificateSettings, Facsimile

__all__ = [
    "Certificate",
    "CertificateEvent",
    "CertificateFile",
    "CertificateSettings",
    "Facsimile",
    "Kind",
    "Register",
    "Role",
    "State",
]
