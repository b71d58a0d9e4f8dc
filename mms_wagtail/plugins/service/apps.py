from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServiceConfig(AppConfig):
    name = "mms_wagtail.plugins.service"
    label = "mms_service"
    verbose_name = _("О методической службе")
    default_auto_field = "django.db.models.BigAutoField"
