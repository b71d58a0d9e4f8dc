from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "mms_wagtail.workflow"
    label = "mms_workflow"
    verbose_name = _("Экспертиза")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mms_wagtail.workflow import signals

        signals.connect()
