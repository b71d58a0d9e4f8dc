"""Vocabularies and directories in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from mms_wagtail import models


class TermViewSet(SnippetViewSet):
    """A flat vocabulary."""

    list_display = ["name", "sort_order"]
    list_per_page = 50
    icon = "tag"


class TreeTermViewSet(TermViewSet):
    """A vocabulary of two levels."""

    list_display = ["name", "parent", "sort_order"]
    list_filter = ["parent"]


class SubjectViewSet(TreeTermViewSet):
    model = models.Subject


class EducationLevelViewSet(TermViewSet):
    model = models.EducationLevel


class GradeViewSet(TermViewSet):
    model = models.Grade


class AudienceViewSet(TreeTermViewSet):
    model = models.Audience


class KindViewSet(TreeTermViewSet):
    model = models.Kind


class DirectionViewSet(TreeTermViewSet):
    model = models.Direction


class VocabularyGroup(SnippetViewSetGroup):
    menu_label: Any = _("Справочники")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        KindViewSet,
        SubjectViewSet,
        EducationLevelViewSet,
        GradeViewSet,
        AudienceViewSet,
        DirectionViewSet,
    )


class OrganizationViewSet(SnippetViewSet):
    model = models.Organization
    icon = "home"
    list_display = ["name", "kind", "locality", "parent"]
    list_filter = ["kind", "parent"]


class PersonViewSet(SnippetViewSet):
    model = models.Person
    icon = "user"
    list_display = ["full_name", "position", "organization"]
    list_filter = ["organization"]


class DirectoryGroup(SnippetViewSetGroup):
    menu_label: Any = _("Люди и школы")
    menu_icon = "group"
    menu_order = 290
    items = (PersonViewSet, OrganizationViewSet)
