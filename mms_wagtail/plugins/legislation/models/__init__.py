"""Models of the section: acts, pages, what changed."""

from mms_wagtail.plugins.legislation.models.acts import ActEdition, ActFile, ActRelation, LegalAct
from mms_wagtail.plugins.legislation.models.citations import ActCitation, LegislationChore
from mms_wagtail.plugins.legislation.models.impact import ImpactCase
from mms_wagtail.plugins.legislation.models.issuers import IssuingBody
from mms_wagtail.plugins.legislation.models.pages import LegislationIndexPage
from mms_wagtail.plugins.legislation.models.updates import (
    LegislationUpdatePage,
    UpdateAct,
    UpdateComparison,
)

__all__ = [
    "ActCitation",
    "ActEdition",
    "ActFile",
    "ActRelation",
    "ImpactCase",
    "IssuingBody",
    "LegalAct",
    "LegislationChore",
    "LegislationIndexPage",
    "LegislationUpdatePage",
    "UpdateAct",
    "UpdateComparison",
]
