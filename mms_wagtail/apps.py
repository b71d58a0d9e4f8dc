from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MmsWagtailConfig(AppConfig):
    name = "mms_wagtail"
    label = "mms_wagtail"
    verbose_name = _("Методическая служба")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail import checks, conf  # noqa: F401
        from mms_wagtail.domain import files

        # A misspelt setting must stop the start, not the first visitor.
        conf.get_settings()
        files.connect()
