"""What was posted after the session had ended: kept until the person has come in again.

Without JavaScript a browser posts a step, is led to the login, and has forgotten what it posted. Django
keeps the data of an anonymous session when its visitor logs in, and drops them when they log out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from mms_wagtail.workflow.domain.steps import read_typed, step_of
from mms_wagtail.workflow.models import Submission

KEY = "mms_workflow_unsaved"
# Characters. More than the longest step takes, and too little to fill a database with.
MOST = 200_000
View = Callable[..., HttpResponse]


def keeps_unsaved(guard: Callable[[View], View]) -> Callable[[View], View]:
    """Decorator of ``view(request, uuid, slug)``: ``guard``, and what it turns away is kept in the session.

    The answer is the guard's own, whether there is such a submission or not.
    """

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, uuid: Any, slug: str) -> HttpResponse:
            let_in = False

            def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
                nonlocal let_in
                let_in = True
                return view(request, *args, **kwargs)

            response: HttpResponse = guard(inner)(request, uuid=uuid, slug=slug)
            # Without a valid token the text may be a stranger's.
            if request.method == "POST" and not let_in and not getattr(request, "form_expired", False):
                _keep(request, uuid, slug)
            return response

        return wrapped

    return decorator


def _keep(request: HttpRequest, uuid: Any, slug: str) -> None:
    """Keep what was typed into an open draft; whatever else was posted is dropped."""
    submission = Submission.objects.filter(uuid=uuid, state__in=Submission.OPEN).first()
    if submission is None:
        return
    try:
        typed = read_typed(submission, step_of(submission, slug), request.POST)
    except Http404:
        return
    if len(str(typed)) <= MOST:
        version = request.POST.get("version", "")
        request.session[KEY] = {"at": [str(uuid), slug], "typed": typed, "version": version}


def take_unsaved(
    request: HttpRequest, submission: Submission, slug: str
) -> tuple[dict[str, Any], str] | None:
    """What was kept for this step, with its version, once; None without any."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict) or kept.get("at") != [str(submission.uuid), slug]:
        return None
    del request.session[KEY]
    return kept["typed"], kept["version"]
