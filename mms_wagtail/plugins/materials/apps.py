from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "mms_wagtail.plugins.materials"
    label = "mms_materials"
    verbose_name = _("Банк педагогической информации")
    default_auto_field = "django.db.models.BigAutoField"
