from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class AttachmentsConfig(AppConfig):
    name = "mms_wagtail.attachments"
    label = "mms_attachments"
    verbose_name = _("Файлы заявок")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.attachments.checks import check_private_dir

        register(check_private_dir, Tags.security)
