from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttachmentsConfig(AppConfig):
    name = "mms_wagtail.attachments"
    label = "mms_attachments"
    verbose_name = _("Файлы заявок")
    default_auto_field = "django.db.models.BigAutoField"
