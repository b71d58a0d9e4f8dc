"""Co-authors: the list inside the form, and the page where they agree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mms_wagtail.models import Organization
from mms_wagtail.workflow.domain.coauthors import add_coauthor, answer, remove_coauthor
from mms_wagtail.workflow.domain.steps import COAUTHOR, COAUTHOR_FIELDS
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.models import CoAuthor, Submission

ORGANIZATION = f"{COAUTHOR}-organization"


class CoAuthorForm(forms.Form):
    """Somebody who made the work too."""

    name = forms.CharField(
        label=_("Фамилия, имя, отчество"),
        max_length=250,
        error_messages={"required": _("Напишите фамилию, имя и отчество соавтора.")},
    )
    email = forms.EmailField(
        label=_("Электронная почта"),
        help_text=_("На этот адрес придёт письмо со ссылкой для согласия."),
        error_messages={
            "required": _("Напишите адрес: по нему соавтор даст согласие."),
            "invalid": _("Адрес написан с ошибкой. Пример: ivanova@school.ru"),
        },
    )
    position = forms.CharField(label=_("Должность"), max_length=200, required=False)
    organization = forms.ModelChoiceField(
        Organization.objects.all(),
        to_field_name="slug",
        label=_("Организация"),
        required=False,
        empty_label=_("нет в списке"),
    )
    organization_name = forms.CharField(
        label=_("Если организации нет в списке, напишите её"), max_length=200, required=False
    )


def coauthors_context(submission: Submission) -> dict[str, Any]:
    """What the step of co-authors shows; somebody who was not added yet stands in the fields."""
    typed = {name.partition("-")[2]: submission.data.get(name, "") for name in COAUTHOR_FIELDS}
    return {
        "coauthors": list(submission.coauthors.select_related("organization")),
        "coauthor_form": CoAuthorForm(prefix=COAUTHOR, initial=typed),
    }


def change_coauthors(request: HttpRequest, submission: Submission) -> dict[str, Any] | None:
    """Do what the buttons of the list ask. What was typed comes back with its errors; None when all is well.

    Raises
    ------
    WorkflowError
        When the work may not be changed.
    """
    if pk := request.POST.get("coauthor-remove", ""):
        found = submission.coauthors.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None
        if found is not None:
            remove_coauthor(found, by=request.user)
        return None
    # «Дальше» with something in the fields means that person too.
    typed = any(request.POST.get(name, "").strip() for name in COAUTHOR_FIELDS if name != ORGANIZATION)
    if "coauthor-add" not in request.POST and not typed:
        return None
    form = CoAuthorForm(request.POST, prefix=COAUTHOR)
    if form.is_valid():
        try:
            add_coauthor(submission, by=request.user, **form.cleaned_data)
        except WorkflowError as error:
            form.add_error("email", str(error))
        else:
            return None
    return {"coauthor_form": form, "status": 422}


@require_http_methods(["GET", "HEAD", "POST"])
def coauthor(request: HttpRequest, token: str) -> HttpResponse:
    """Where a co-author agrees or refuses; the address is the key, and no account is needed."""
    found = get_object_or_404(
        CoAuthor.objects.select_related("submission", "organization"), token=token, invited_at__isnull=False
    )
    problem = ""
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        user = request.user if request.user.is_authenticated else None
        try:
            answer(found, agrees=request.POST["answer"] == "yes", user=user)
        except WorkflowError as error:
            problem = str(error)
        else:
            return redirect("mms_workflow:coauthor", token)
    context = {"coauthor": found, "submission": found.submission, "problem": problem, "noindex": True}
    return render(request, "mms_wagtail/workflow/coauthor.html", context, status=409 if problem else 200)
