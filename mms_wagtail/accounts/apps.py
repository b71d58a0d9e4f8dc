from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "mms_wagtail.accounts"
    label = "mms_accounts"
    verbose_name = _("Личные кабинеты")
    default_auto_field = "django.db.models.BigAutoField"
