"""The public extension API: what a section of the portal says of itself.

Everything here is a frozen dataclass without behaviour. A plugin builds these
values in its ``plugin.py``; the core, the search and the admin only read them.
Paths are dotted strings, so that a plugin can be declared before Django's apps
are loaded; :mod:`mms_wagtail.checks` verifies that each of them resolves.
"""

from mms_wagtail.contracts.cabinet import CabinetSection, PersonalData, Waiting
from mms_wagtail.contracts.decisions import DecisionSource
from mms_wagtail.contracts.documents import Document, Facet, FacetOrder, FileMark, Part
from mms_wagtail.contracts.imports import ImportReport, ImportRequest, Refusal
from mms_wagtail.contracts.notes import PageNote
from mms_wagtail.contracts.plugins import DemoRequest, HomeBlock, Plugin
from mms_wagtail.contracts.reviews import Lookalike, Review, SubmissionStep
from mms_wagtail.contracts.texts import Text

__all__ = [
    "CabinetSection",
    "DecisionSource",
    "DemoRequest",
    "Document",
    "Facet",
    "FacetOrder",
    "FileMark",
    "HomeBlock",
    "ImportReport",
    "ImportRequest",
    "Lookalike",
    "PageNote",
    "Part",
    "PersonalData",
    "Plugin",
    "Refusal",
    "Review",
    "SubmissionStep",
    "Text",
    "Waiting",
]
