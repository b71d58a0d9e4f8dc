"""«Загрузить записи» in the admin: choose a file, read what would be done, do it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from django.views.generic.base import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput

from mms_wagtail.conf import get_settings
from mms_wagtail.contracts import ImportRequest
from mms_wagtail.plugins.literature.importing import kept
from mms_wagtail.plugins.literature.importing.errors import FileRefusedError
from mms_wagtail.plugins.literature.importing.outcome import State
from mms_wagtail.plugins.literature.importing.reports import as_csv
from mms_wagtail.plugins.literature.importing.run import import_file

NAME = "mms_literature_import"
NEEDED = ("mms_literature.add_publication", "mms_literature.change_publication")
# So many are written while a browser waits (about twenty seconds on a busy machine); more is for the command.
MOST_RECORDS = 1000
MOST_NUMBERS = 2000
# So many of each kind stand on the page; the rest are in the file with the report.
SHOWN = 200
GROUPS = (
    (State.REFUSED, _("Не загружаются"), _("Не загружены")),
    (State.COMPLETED, _("Дополнят известные издания"), _("Дополнили известные издания")),
    (State.CREATED, _("Новые издания"), _("Добавлены")),
    (State.KNOWN, _("Уже есть, ничего не изменится"), _("Уже были")),
)


def may_import(user: Any) -> bool:
    """Whether ``user`` adds and completes publications."""
    return bool(user.is_active and user.has_perms(NEEDED))


def _owner(request: HttpRequest) -> int:
    """Whose uploads are kept and found: of whoever was let in, so never of nobody."""
    return int(request.user.pk or 0)


class ImportMenuItem(MenuItem):
    """In the menu of those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


def menu_item() -> MenuItem:
    return ImportMenuItem(_("Загрузить записи"), reverse(NAME), icon_name="upload", order=900)


class UploadForm(forms.Form):
    """A file, and the ISBNs that are wanted of it."""

    file = forms.FileField(
        label=_("Файл"),
        allow_empty_file=True,
        help_text=_(
            "Выгрузка из каталога: RUSMARC (ISO 2709), текст из ИРБИС, BibTeX, RIS; таблица XLSX или CSV со "
            "столбцами «Автор», «Название», «Год», «Издательство», «ISBN»; список ISBN. "
            "Кодировку портал узнаёт сам."
        ),
        error_messages={"required": _("Выберите файл с записями.")},
    )
    only = forms.CharField(
        label=_("Только эти ISBN"),
        required=False,
        help_text=_("По одному в строке. Пусто — загрузить все записи файла."),
        widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
        max_length=100_000,
    )

    def clean_file(self) -> Any:
        found, limit = self.cleaned_data["file"], get_settings().max_file_size
        if found.size > limit:
            raise forms.ValidationError(
                _("Файл слишком велик: %(size)s, а можно до %(limit)s. Разделите выгрузку.")
                % {"size": filesizeformat(found.size), "limit": filesizeformat(limit)}
            )
        return found

    def clean_only(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.cleaned_data["only"].splitlines())
        found = tuple(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_NUMBERS:
            raise forms.ValidationError(_("Слишком много номеров: можно до %d за раз.") % MOST_NUMBERS)
        return found


class Allowed(View):
    """Only for those who may import."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadView(Allowed, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """The first step. A file that cannot be read at all is refused here, and nothing typed is lost."""

    form_class = UploadForm
    template_name = "mms_wagtail/literature/admin/import.html"
    page_title = _("Загрузить записи")
    header_icon = "upload"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form: UploadForm) -> HttpResponse:
        uploaded, only = form.cleaned_data["file"], form.cleaned_data["only"]
        folder = kept.new_folder(uploaded.chunks(), owner=_owner(self.request))
        request = ImportRequest(path=folder / kept.RECORDS, dry_run=True, by=self.request.user, only=only)
        try:
            result = import_file(request, most=MOST_RECORDS)
        except FileRefusedError as error:
            kept.drop(folder)
            form.add_error("file", str(error))
            return self.form_invalid(form)
        except BaseException:
            kept.drop(folder)
            raise
        upload = kept.tell(folder, name=uploaded.name[:200], only=only, done=False, result=result)
        return redirect(f"{NAME}_report", key=UUID(upload.key))

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        refused: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return refused


class Found(Allowed):
    """One's own upload; that of another person, or one that has expired, is not found and this is told."""

    upload: kept.Kept

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = kept.find(kwargs["key"], owner=_owner(request)) if may_import(request.user) else None
        if found is None and may_import(request.user):
            messages.error(
                request,
                _("Этого файла уже нет: он хранится сутки и только для выбравшего. Выберите его снова."),
            )
            return redirect(NAME)
        if found is not None:
            self.upload = found
        return super().dispatch(request, *args, **kwargs)


class ReportView(Found, WagtailAdminTemplateMixin, TemplateView):
    """The second step: GET shows what would be done, or was; POST does it."""

    template_name = "mms_wagtail/literature/admin/import_report.html"
    header_icon = "upload"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return str(_("Записи загружены") if self.upload.done else _("Что будет загружено"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        first = {"url": reverse(NAME), "label": _("Загрузить записи")}
        return [*self.breadcrumbs_items, first, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        result, done = self.upload.result, self.upload.done
        groups = []
        for state, planned, made in GROUPS:
            found = [item for item in result.outcomes if item.state == state]
            label = made if done else planned
            groups.append({"state": state, "label": label, "total": len(found), "items": found[:SHOWN]})
        changes = result.count(State.CREATED) + result.count(State.COMPLETED)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "upload": self.upload,
            "groups": groups,
            "changes": changes,
            "shown": SHOWN,
            "upload_url": reverse(NAME),
            "report_url": reverse(f"{NAME}_file", kwargs={"key": UUID(self.upload.key)}),
            "list_url": reverse("wagtailsnippets_mms_literature_publication:list"),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        upload = self.upload
        if not upload.done:
            asked = ImportRequest(path=upload.path, by=request.user, only=upload.only)
            try:
                result = import_file(asked, most=MOST_RECORDS)
            except FileRefusedError as error:
                messages.error(request, str(error))
                return redirect(request.path)
            kept.tell(upload.folder, name=upload.name, only=upload.only, done=True, result=result)
            messages.success(
                request,
                _("Добавлено: %(created)d, дополнено: %(completed)d.")
                % {"created": result.count(State.CREATED), "completed": result.count(State.COMPLETED)},
            )
        return redirect(request.path)


class ReportFileView(Found):
    """The report as a table to download."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = HttpResponse(as_csv(self.upload.result), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="zagruzka.csv"'
        return response


def urls() -> list[Any]:
    """Addresses below the admin's own."""
    return [
        path("literatura/zagruzka/", UploadView.as_view(), name=NAME),
        path("literatura/zagruzka/<uuid:key>/", ReportView.as_view(), name=f"{NAME}_report"),
        path("literatura/zagruzka/<uuid:key>/otchet.csv", ReportFileView.as_view(), name=f"{NAME}_file"),
    ]
