"""Registers the core with Wagtail's admin."""

from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from mms_wagtail.admin.snippets import DirectoryGroup, VocabularyGroup
from mms_wagtail.models import PortalSettings

register_setting(PortalSettings, icon="home")
register_snippet(DirectoryGroup)
register_snippet(VocabularyGroup)
