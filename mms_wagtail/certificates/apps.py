from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "mms_wagtail.certificates"
    label = "mms_certificates"
    verbose_name = _("Свидетельства")
    default_auto_field = "django.db.models.BigAutoField"
