"""A submission in the admin: the work, its story, and what may be done with it now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView

from mms_wagtail.attachments.api import file_rows
from mms_wagtail.workflow.admin.acting import FORMS, may_act, perform
from mms_wagtail.workflow.admin.files import address_of
from mms_wagtail.workflow.domain.assigning import candidates
from mms_wagtail.workflow.domain.merging import latest_round, merged
from mms_wagtail.workflow.domain.people import may_assign
from mms_wagtail.workflow.domain.rounds import places_left, reviews_of
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.views.cabinet import lookalikes


class SubmissionInspectView(InspectView):
    """GET shows; POST with ``act`` does a step by its verb. A refused form keeps what was typed."""

    template_name = "mms_wagtail/admin/submission.html"
    page_title = _("Заявка")
    fields = ["title"]

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
        form_class = FORMS.get(asked)
        if form_class is None:
            raise Http404
        form = form_class(request.POST, prefix=asked)
        if form.is_valid():
            try:
                said = perform(asked, self.object, by=request.user, values=form.cleaned_data)
            except WorkflowError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, said)
                return redirect(request.path)
        context = self.get_context_data(wrong={asked: form}, **kwargs)
        return self.render_to_response(context, status=422)

    def get_context_data(self, wrong: dict[str, Any] | None = None, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        submission, user = self.object, self.request.user
        round_ = latest_round(submission)
        together = merged(round_) if round_ else None
        reviewing = submission.state == Submission.State.REVIEWING
        return {
            **context,
            "submission": submission,
            "work": submission.page.specific.get_latest_revision_as_object() if submission.page else None,
            "reading": submission.declared.review.reading if submission.declared else "",
            "events": submission.events.select_related("actor"),
            "coauthors": submission.coauthors.select_related("organization"),
            "files": file_rows(submission.folder, url_of=address_of(submission)),
            "lookalikes": lookalikes(submission),
            "assignments": submission.assignments.select_related("review").order_by("pk"),
            "round": round_,
            "reviews": reviews_of(round_) if round_ else [],
            "merged": together,
            "candidates": candidates(submission) if reviewing and may_assign(user) else [],
            "places": places_left(round_) if reviewing and round_ else 0,
            "forms": self._forms(wrong or {}, together.text if together else ""),
        }

    def _forms(self, wrong: dict[str, Any], text: str) -> list[tuple[str, Any]]:
        """Forms of the steps that this person may do now, the filled ones with what was typed."""
        found = []
        for name, form_class in FORMS.items():
            if may_act(name, self.object, self.request.user):
                initial = {"text": text} if name in ("decide", "return") else {}
                found.append((name, wrong.get(name) or form_class(prefix=name, initial=initial)))
        return found
