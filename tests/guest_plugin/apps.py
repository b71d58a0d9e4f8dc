from django.apps import AppConfig


class GuestPluginConfig(AppConfig):
    name = "tests.guest_plugin"
    label = "guest_plugin"
    default_auto_field = "django.db.models.BigAutoField"
