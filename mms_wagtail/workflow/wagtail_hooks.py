"""Registers submissions with Wagtail's admin and with the cabinet."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from mms_wagtail.contracts import CabinetSection, PersonalData
from mms_wagtail.workflow.admin import sharing, wagtails
from mms_wagtail.workflow.admin.dashboard import SubmissionsPanel
from mms_wagtail.workflow.admin.files import NAME, serve_file
from mms_wagtail.workflow.admin.guarding import stop_bulk_publishing, stop_publishing
from mms_wagtail.workflow.admin.listing import SubmissionViewSet
from mms_wagtail.workflow.cabinet import REVIEWS, SUBMISSIONS
from mms_wagtail.workflow.domain.setting_up import set_up_workflow
from mms_wagtail.workflow.models import ReturnReason, ReviewScheme
from mms_wagtail.workflow.personal_data import DATA


class SchemeViewSet(SnippetViewSet):
    model = ReviewScheme
    icon = "list-ol"
    list_display = ["name", "version"]


class ReasonViewSet(SnippetViewSet):
    model = ReturnReason
    icon = "undo"
    list_display = ["name", "use"]
    list_filter = ["use"]


class ReviewGroup(SnippetViewSetGroup):
    menu_label = _("Экспертиза")
    menu_icon = "tasks"
    menu_order = 320
    items = (SchemeViewSet, ReasonViewSet)


register_snippet(ReviewGroup)


@hooks.register("register_admin_viewset")
def register_submissions() -> SubmissionViewSet:
    return SubmissionViewSet()


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("zayavki/<int:submission_id>/fayl/<int:pk>/", serve_file, name=NAME),
        path("zayavki/naznachit/", sharing.ShareView.as_view(), name=sharing.NAME),
    ]


hooks.register("construct_page_action_menu", wagtails.trim_action_menu)
hooks.register("register_page_header_buttons", wagtails.header_buttons)
hooks.register("construct_wagtail_userbar", wagtails.add_userbar_item)
hooks.register("register_log_actions", wagtails.register_log_actions)


@hooks.register("insert_global_admin_css")
def add_admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("mms_wagtail/admin/submissions.css"))


@hooks.register("construct_homepage_panels")
def add_panel(request: Any, panels: list[Any]) -> None:
    panels.append(SubmissionsPanel())


@hooks.register("register_mms_cabinet_section")
def register_submissions_section() -> CabinetSection:
    return SUBMISSIONS


@hooks.register("register_mms_cabinet_section")
def register_reviews_section() -> CabinetSection:
    return REVIEWS


@hooks.register("register_mms_personal_data")
def register_personal_data() -> PersonalData:
    return DATA


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    set_up_workflow(sections)


hooks.register("before_publish_page", stop_publishing)
hooks.register("before_bulk_action", stop_bulk_publishing)
