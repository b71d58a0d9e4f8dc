"""Models of the section: acts, pages, what changed."""

from mms_wagtail.plugins.legislation.models.acts import ActEdition, ActFile, ActRelation, LegalAct
from mms_wagtail.plugins.legislation.models.issuers import IssuingBody
from mms_wagtail.plugins.legislation.models.pages import LegislationIndexPage
from mms_wagtail.plugins.legislation.models.updates import LegislationUpdatePage

__all__ = [
    "ActEdition",
    "ActFile",
    "ActRelation",
    "IssuingBody",
    "LegalAct",
    "LegislationIndexPage",
    "LegislationUpdatePage",
]
