"""Models of the section: associations and their members, plans, meetings with decisions."""

from mms_wagtail.plugins.associations.models.association import AssociationPage
from mms_wagtail.plugins.associations.models.council import (
    CouncilAct,
    CouncilMember,
    MethodologicalCouncilPage,
)
from mms_wagtail.plugins.associations.models.decision import Decision
from mms_wagtail.plugins.associations.models.index import AssociationIndexPage
from mms_wagtail.plugins.associations.models.meeting import Meeting
from mms_wagtail.plugins.associations.models.membership import Membership
from mms_wagtail.plugins.associations.models.parts import AgendaItem, Attendee, BornMaterial, MeetingFile
from mms_wagtail.plugins.associations.models.plan import PlanItem

__all__ = [
    "AgendaItem",
    "AssociationIndexPage",
    "AssociationPage",
    "Attendee",
    "BornMaterial",
    "CouncilAct",
    "CouncilMember",
    "Decision",
    "Meeting",
    "MeetingFile",
    "Membership",
    "MethodologicalCouncilPage",
    "PlanItem",
]
