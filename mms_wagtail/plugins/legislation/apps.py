from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegislationConfig(AppConfig):
    name = "mms_wagtail.plugins.legislation"
    label = "mms_legislation"
    verbose_name = _("Законодательство")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.plugins.legislation import signals

        signals.connect()
