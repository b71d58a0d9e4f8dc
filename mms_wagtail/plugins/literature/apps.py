from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiteratureConfig(AppConfig):
    name = "mms_wagtail.plugins.literature"
    label = "mms_literature"
    verbose_name = _("Новинки литературы")
    default_auto_field = "django.db.models.BigAutoField"
