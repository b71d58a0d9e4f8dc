from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "mms_wagtail.search"
    label = "mms_search"
    verbose_name = _("Поиск")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.search import signals

        signals.connect()
