"""Anybody checks a certificate: by its address, by its number, by its file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mms_wagtail.certificates.domain.addresses import public_url, readable
from mms_wagtail.certificates.domain.finding import find_certificate
from mms_wagtail.certificates.domain.numbers import normalize_number
from mms_wagtail.certificates.domain.printing import certificate_pdf, check_file
from mms_wagtail.certificates.forms import FileForm, VerifyForm
from mms_wagtail.certificates.limits import count_failure, too_many
from mms_wagtail.certificates.models import Certificate, State

GONE = 410
TOO_MANY = 429
UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Form of number and last name; leads to the certificate's own page.

    The form is posted, so that names stay out of addresses and logs.
    """
    form = VerifyForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            number = normalize_number(form.cleaned_data["number"])
            if too_many(request, number=number):
                form.add_error(
                    None, _("Слишком много попыток подряд. Подождите десять минут и попробуйте снова.")
                )
                status = TOO_MANY
            elif found := find_certificate(number=number, last_name=form.cleaned_data["last_name"]):
                return redirect(found)
            else:
                count_failure(request, number=number)
                form.add_error(
                    None,
                    _(
                        "Свидетельства с таким номером на эту фамилию нет. "
                        "Сверьте то и другое с бумагой: номер целиком, с годом, фамилию без инициалов."
                    ),
                )
    context = {"form": form, "page_title": _("Проверить свидетельство"), "noindex": True}
    return render(request, "mms_wagtail/certificates/verify.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificate_page(request: HttpRequest, token: str) -> HttpResponse:
    """What the register says, and a form that checks a file (POST)."""
    certificate = _certificate(token)
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST":
        # An empty POST leaves the form unbound, and it would say nothing.
        context["form"] = form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            context["check"] = check_file(certificate, form.cleaned_data["file"])
        else:
            status = UNPROCESSABLE
    return _page(request, certificate, status=status, **context)


@never_cache
@require_safe
def certificate_file(request: HttpRequest, token: str) -> HttpResponse:
    """The PDF. A revoked certificate has none any more: its page is shown instead, with status 410."""
    certificate = _certificate(token)
    if certificate.state == State.REVOKED:
        return _page(request, certificate, status=GONE, form=FileForm())
    response = HttpResponse(certificate_pdf(certificate), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{_ascii(certificate)}.pdf"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _certificate(token: str) -> Certificate:
    queryset = Certificate.objects.select_related("superseded_by", "facsimile")
    found: Certificate = get_object_or_404(queryset, token=token)
    return found


def _page(request: HttpRequest, certificate: Certificate, *, status: int, **context: Any) -> HttpResponse:
    context |= {
        "certificate": certificate,
        "address": readable(public_url(certificate)),
        "page_title": f"{certificate.title} № {certificate.number}",
        "noindex": True,
    }
    return render(request, "mms_wagtail/certificates/certificate.html", context, status=status)


def _ascii(certificate: Certificate) -> str:
    """Name of the file in Latin letters: the prefix of a number may be Cyrillic."""
    return f"svidetelstvo-{certificate.year}-{certificate.sequence:04}"
