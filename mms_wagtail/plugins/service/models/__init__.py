"""The service's page, its register of documents, the innovation sites."""

from mms_wagtail.plugins.service.models.documents import DocumentEdition, ServiceDocument
from mms_wagtail.plugins.service.models.service import ServicePage, StaffMember
from mms_wagtail.plugins.service.models.sites import InnovationSitePage, SiteLink, SitePartner, SiteResult

__all__ = [
    "DocumentEdition",
    "InnovationSitePage",
    "ServiceDocument",
    "ServicePage",
    "SiteLink",
    "SitePartner",
    "SiteResult",
    "StaffMember",
]
