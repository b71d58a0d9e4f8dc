from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "mms_wagtail.accounts"
    label = "mms_accounts"
    verbose_name = _("Личные кабинеты")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.accounts import checks  # noqa: F401
        from mms_wagtail.accounts.people import follow_publication
        from mms_wagtail.accounts.signals import publication_changed

        publication_changed.connect(follow_publication, dispatch_uid="mms_accounts.person")
