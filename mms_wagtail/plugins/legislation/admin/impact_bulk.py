"""One decision on many cases of the queue."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.bulk_action import BulkAction

from mms_wagtail.plugins.legislation.admin.impact import chosen_cases
from mms_wagtail.plugins.legislation.domain.impact import decide_many
from mms_wagtail.plugins.legislation.impact_permissions import may_decide
from mms_wagtail.plugins.legislation.models import ImpactCase

# Names on the page that asks whether it is meant so.
NAMED = 30


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Примечание для коллег"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecideBulkAction(BulkAction):
    """Asks once, and records the decision on all that were chosen and still wait."""

    models = [ImpactCase]
    form_class = NoteForm
    template_name = "mms_wagtail/legislation/admin/impact_bulk.html"
    state = ""
    question: Any = ""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not may_decide(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[ImpactCase]:
        keys = [int(key) for key in object_ids if str(key).isdecimal() and len(str(key)) < 16]
        return list(ImpactCase.objects.filter(pk__in=keys).select_related("act__issuer"))

    def check_perm(self, case: ImpactCase) -> bool:
        return may_decide(self.request.user)

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """All that the listing shows with its filters, which stand in the address that is returned to."""
        return chosen_cases(QueryDict(urlsplit(self.next_url).query)).values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        items = context["items"]
        return {
            **context,
            "question": self.question,
            "action_label": self.display_name,
            "shown_items": items[:NAMED],
            "total": len(items),
            "more": max(len(items) - NAMED, 0),
        }

    def get_execution_context(self) -> dict[str, Any]:
        note = self.cleaned_form.cleaned_data["note"] if self.cleaned_form else ""
        return {"by": self.request.user, "state": self.state, "note": note}

    @classmethod
    def execute_action(cls, objects: Any, **kwargs: Any) -> tuple[int, int]:
        return decide_many(objects, **kwargs), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return _gettext("Решение «%(label)s» записано. Проверок: %(count)d.") % {
            "label": self.display_name,
            "count": num_parent_objects,
        }


class KeepBulkAction(DecideBulkAction):
    display_name = _("Оставить")
    action_type = "keep"
    aria_label = _("Оставить выбранное как есть")
    action_priority = 10
    state = ImpactCase.State.KEEP
    question = _("Оставить как есть? Предупреждение о новой редакции у читателей исчезнет.")


class UpdateBulkAction(DecideBulkAction):
    display_name = _("Обновить")
    action_type = "update"
    aria_label = _("Отметить выбранное: обновить")
    action_priority = 20
    state = ImpactCase.State.UPDATE
    question = _("Отметить, что тексты надо обновить? Проверки закроются, когда тексты опубликуют заново.")


class ArchiveBulkAction(DecideBulkAction):
    display_name = _("В архив")
    action_type = "archive"
    aria_label = _("Отметить выбранное: в архив")
    action_priority = 30
    state = ImpactCase.State.ARCHIVE
    question = _("Отметить, что это пора в архив? Снимают с публикации в форме самого материала.")


class CheckBulkAction(DecideBulkAction):
    display_name = _("Проверить заново")
    action_type = "check"
    aria_label = _("Вернуть выбранное на проверку")
    action_priority = 40
    state = ImpactCase.State.CHECK
    question = _("Вернуть на проверку?")


ACTIONS = (KeepBulkAction, UpdateBulkAction, ArchiveBulkAction, CheckBulkAction)
