"""A section with submissions, as small as it can be: one folder, its page, its files."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import include, path

from mms_wagtail.attachments import api

FOLDER = uuid.UUID("9d0f3c3a-5a37-4c27-9a4e-6f2b7ac8b001")
PAGE = """{% extends "mms_wagtail/base.html" %}{% load i18n static %}
{% block title %}Заявка{% endblock %}
{% block head %}<link rel="stylesheet" href="{% static 'mms_wagtail/css/attachments.css' %}">{% endblock %}
{% block main %}<div class="wrap"><h1>Новая практика</h1>
<form method="post" enctype="multipart/form-data">{% csrf_token %}
<p><label for="idea">Идея</label> <input id="idea" name="idea" value="{{ idea }}"></p>
{% include "mms_wagtail/attachments/_files.html" %}
<button class="button">Сохранить черновик</button></form></div>{% endblock %}
{% block scripts %}
<script type="module" src="{% static 'mms_wagtail/js/attachments.js' %}"></script>{% endblock %}"""


def url_of(item: api.Attachment) -> str:
    return f"/file/{item.pk}/"


def preview_url_of(item: api.Attachment) -> str:
    return f"/preview/{item.pk}/"


def by(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None


def page(request: HttpRequest) -> HttpResponse:
    outcome = api.FilesOutcome()
    if request.method == "POST":
        outcome = api.change_files(request, folder=FOLDER, by=by(request))
        if not outcome.errors and not outcome.acted:
            return HttpResponseRedirect("/saved/")
    widget = api.files_widget(
        FOLDER,
        url_of=url_of,
        preview_url_of=preview_url_of,
        upload_url="" if "plain" in request.GET else "/upload/",
        errors=outcome.errors,
    )
    context = {"widget": widget, "idea": request.POST.get("idea", "")}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


def upload(request: HttpRequest) -> HttpResponse:
    return api.upload_response(
        request, folder=FOLDER, by=by(request), url_of=url_of, preview_url_of=preview_url_of
    )


def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    item = get_object_or_404(api.Attachment, pk=pk, folder=FOLDER)
    return api.serve(item, anonymous="anonymous" in request.GET, inline="inline" in request.GET)


def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    return api.serve_preview(get_object_or_404(api.Attachment, pk=pk, folder=FOLDER))


urlpatterns: list[Any] = [
    path("page/", page),
    path("upload/", upload),
    path("file/<int:pk>/", file),
    path("preview/<int:pk>/", preview),
    path("", include("portal.urls")),
]
