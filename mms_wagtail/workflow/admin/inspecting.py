"""A submission in the admin: the work, its story, and what may be done with it now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView

from mms_wagtail.attachments.api import file_rows
from mms_wagtail.workflow.admin.acting import STEPS, may_act, perform
from mms_wagtail.workflow.admin.files import address_of
from mms_wagtail.workflow.domain.assigning import candidates, round_of
from mms_wagtail.workflow.domain.merging import latest_round, merged
from mms_wagtail.workflow.domain.people import may_assign
from mms_wagtail.workflow.domain.rounds import places_left
from mms_wagtail.workflow.errors import IllegalMoveError, WorkflowError
from mms_wagtail.workflow.models import ExpertReviewTaskState, Submission
from mms_wagtail.workflow.views.cabinet import lookalikes


class SubmissionInspectView(InspectView):
    """GET shows; POST with ``act`` does a step by its verb. A refused form keeps what was typed."""

    template_name = "mms_wagtail/admin/submission.html"
    page_title = _("Заявка")
    fields = ["title"]
    object: Submission

    def get_object(self, queryset: Any = None) -> Submission:
        found = (
            Submission.objects.select_related("page", "organization", "submitter")
            .filter(pk=self.pk, submitted_at__isnull=False)
            .first()
            if str(self.pk).isdecimal()
            else None
        )
        # Nothing can be shown or done of a section that was taken out of the project.
        if found is None or found.declared is None:
            raise Http404
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("act", "")
        if asked not in STEPS:
            raise Http404
        form = STEPS[asked].form(request.POST, prefix=asked)
        if form.is_valid():
            try:
                said = perform(asked, self.object, by=request.user, values=form.cleaned_data)
            except WorkflowError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, said)
                return redirect(request.path)
        # The page shows how things stand now, which may be why the step was refused.
        self.object = self.get_object()
        context = self.get_context_data(wrong={asked: form}, **kwargs)
        response: HttpResponse = self.render_to_response(context, status=422)
        return response

    def get_context_data(self, wrong: dict[str, Any] | None = None, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        submission, user = self.object, self.request.user
        round_ = latest_round(submission)
        together = merged(round_) if round_ else None
        steps = self._steps(wrong or {}, together.text if together else "")
        is_assigning = submission.state == Submission.State.REVIEWING and may_assign(user)
        current = _round(submission) if is_assigning else None
        return {
            **context,
            "submission": submission,
            "work": submission.page.specific.get_latest_revision_as_object() if submission.page else None,
            "reading": submission.declared.review.reading if submission.declared else "",
            "events": submission.events.select_related("actor").order_by("-at", "-pk"),
            "coauthors": submission.coauthors.select_related("organization"),
            "files": file_rows(submission.folder, url_of=address_of(submission)),
            "lookalikes": lookalikes(submission),
            "assignments": submission.assignments.select_related("review").order_by("-round_id", "pk"),
            "merged": together,
            "candidates": candidates(submission) if current else [],
            "places": places_left(current) if current else 0,
            "given": together.count if together and current == round_ else 0,
            "steps": [step for step in steps if step["name"] not in ("assign", "replace", "note")],
            "by_name": {step["name"]: step for step in steps},
            "lost": [step for name, step in self._lost(wrong or {}, steps)],
        }

    def _steps(self, wrong: dict[str, Any], text: str) -> list[dict[str, Any]]:
        """Steps that this person may do now, a refused one with what was typed."""
        found = []
        for name, step in STEPS.items():
            if may_act(name, self.object, self.request.user):
                initial = {"text": text} if name == "decide" or (name == "return" and text) else {}
                form = wrong.get(name) or step.form(prefix=name, initial=initial)
                found.append({"name": name, "step": step, "form": form})
        return found

    def _lost(self, wrong: dict[str, Any], steps: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
        """Refused steps that cannot be done any more: somebody was faster. What was typed is shown."""
        offered = {step["name"] for step in steps}
        return [
            (name, {"name": name, "step": STEPS[name], "form": form, "words": _words(form)})
            for name, form in wrong.items()
            if name not in offered
        ]


def _round(submission: Submission) -> ExpertReviewTaskState | None:
    """The round in progress; None when a district has taken the experts' step out meanwhile."""
    try:
        return round_of(submission)
    except IllegalMoveError:
        return None


def _words(form: Any) -> list[str]:
    """Texts that a person typed into a form."""
    values = (form.data.get(field.html_name, "") for field in form if isinstance(field.field, CharField))
    return [value for value in values if value.strip()]
