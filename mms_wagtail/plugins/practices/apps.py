from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    name = "mms_wagtail.plugins.practices"
    label = "mms_practices"
    verbose_name = _("Лучшие практики")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.plugins.practices import signals

        signals.connect()
