"""Registers the core with Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from mms_wagtail.admin.snippets import DirectoryGroup, VocabularyGroup
from mms_wagtail.models import PortalSettings
from mms_wagtail.views.files import lead_to_named_file
from mms_wagtail.views.switched_off import refuse_unknown_page

register_setting(PortalSettings, icon="home")
register_snippet(DirectoryGroup)
register_snippet(VocabularyGroup)
hooks.register("before_serve_document", lead_to_named_file)
hooks.register("before_serve_page", refuse_unknown_page)


@hooks.register("insert_global_admin_css")
def add_admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("mms_wagtail/admin/terms.css"))
