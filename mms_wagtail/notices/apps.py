from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "mms_wagtail.notices"
    label = "mms_notices"
    verbose_name = _("Уведомления")
    default_auto_field = "django.db.models.BigAutoField"
