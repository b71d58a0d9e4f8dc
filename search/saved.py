"""Searches that a reader keeps, to come back to and, later, to be told of news."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mms_wagtail.search.models import SavedSearch

# More are no reading list; the oldest have to go first.
MOST = 100


class SavedSearchForm(forms.ModelForm[SavedSearch]):
    """What the button «Сохранить поиск» sends."""

    class Meta:
        model = SavedSearch
        fields = ("title", "address")

    def clean_address(self) -> str:
        """Only addresses of this portal: the list is made of links."""
        address: str = self.cleaned_data["address"]
        if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
            raise forms.ValidationError(_("Это не адрес поиска на портале."))
        return address


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep a search (``title``, ``address``) once, and lead back to it."""
    form = SavedSearchForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Поиск не сохранён: откройте его ещё раз и нажмите «Сохранить поиск»."))
        return redirect("mms_search:saved")
    user: Any = request.user
    mine = SavedSearch.objects.filter(user=user)
    address = form.cleaned_data["address"]
    if mine.count() >= MOST and not mine.filter(address=address).exists():
        messages.error(request, _("Сохранено уже %d поисков. Удалите те, что больше не нужны.") % MOST)
        return redirect("mms_search:saved")
    mine.update_or_create(user=user, address=address, defaults={"title": form.cleaned_data["title"]})
    messages.success(request, _("Поиск «%s» сохранён.") % form.cleaned_data["title"])
    return redirect("mms_search:saved")


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """The reader's saved searches, the latest first; one query."""
    context: dict[str, Any] = {
        "searches": SavedSearch.objects.filter(user=request.user.pk),
        "page_title": _("Сохранённые поиски"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/search/saved.html", context)


@require_POST
@login_required
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one's own saved search; another's is not found."""
    get_object_or_404(SavedSearch, pk=pk, user=request.user.pk).delete()
    messages.success(request, _("Поиск удалён из списка."))
    return redirect("mms_search:saved")
