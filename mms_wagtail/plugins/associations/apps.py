from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssociationsConfig(AppConfig):
    name = "mms_wagtail.plugins.associations"
    label = "mms_associations"
    verbose_name = _("Методические объединения")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.plugins.associations import signals
        from mms_wagtail.plugins.associations.admin import policy

        signals.connect()
        policy.register()
