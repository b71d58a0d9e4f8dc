from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "mms_wagtail.certificates"
    label = "mms_certificates"
    verbose_name = _("Свидетельства")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Before Wagtail makes a policy of its own for the model.
        from wagtail.permissions import register_permission_policy

        from mms_wagtail.certificates.models import Certificate
        from mms_wagtail.certificates.permissions import RegisterPolicy

        register_permission_policy(Certificate, RegisterPolicy(Certificate))
