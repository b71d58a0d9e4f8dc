"""Models of the core: vocabularies, organizations, people, files, common pages."""

from mms_wagtail.models.files import FileInfo, FileText
from mms_wagtail.models.organizations import Organization
from mms_wagtail.models.pages import PortalPage, TextPage
from mms_wagtail.models.people import Person
from mms_wagtail.models.portal_settings import PortalSettings
from mms_wagtail.models.terms import Audience, Direction, EducationLevel, Grade, Kind, Subject

__all__ = [
    "Audience",
    "Direction",
    "EducationLevel",
    "FileInfo",
    "FileText",
    "Grade",
    "Kind",
    "Organization",
    "Person",
    "PortalPage",
    "PortalSettings",
    "Subject",
    "TextPage",
]
