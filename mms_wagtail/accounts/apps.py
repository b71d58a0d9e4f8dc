from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "mms_wagtail.accounts"
    label = "mms_accounts"
    verbose_name = _("Личные кабинеты")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.apps import apps

        from mms_wagtail.accounts import checks  # noqa: F401
        from mms_wagtail.accounts.people import follow_publication
        from mms_wagtail.accounts.signals import publication_changed

        publication_changed.connect(follow_publication, dispatch_uid="mms_accounts.person")
        if apps.is_installed("allauth.mfa"):
            from allauth.mfa.signals import authenticator_added

            from mms_wagtail.accounts.second_factor import remember_activation

            authenticator_added.connect(remember_activation, dispatch_uid="mms_accounts.second_factor")
