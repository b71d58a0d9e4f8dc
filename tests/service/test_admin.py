"""The service in Wagtail's admin, by real requests of the cast."""

from __future__ import annotations

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from mms_wagtail.plugins.service.admin.dashboard import RegisterPanel
from mms_wagtail.plugins.service.admin.links import VIEWS
from mms_wagtail.plugins.service.demo.signing import Signer
from mms_wagtail.plugins.service.models import (
    DocumentEdition,
    InnovationSitePage,
    ServiceDocument,
    ServicePage,
)
from tests.conftest import CAST
from tests.service.factory import make_document, make_file, make_organization, make_person, make_site


def edition_row(**values) -> dict[str, str]:
    names = ("school_year", "valid_from", "valid_until", "act_title", "act_by", "act_number", "act_date")
    empty = dict.fromkeys((*names, "signed_by", "note", "signature"), "")
    return {**empty, **values}


def document_form(*rows: dict[str, str], initial: int = 0, **values) -> dict[str, str]:
    fields = {"kind": "regulation", "title": "Положение о службе", "slug": "", "note": "", **values}
    return nested_form_data({**fields, "editions": inline_formset(list(rows), initial=initial)})


def add_document(client, *rows, **values):
    return client.post(reverse(f"{VIEWS}:add"), document_form(*rows, **values))


def row_errors(response) -> list[dict[str, list[str]]]:
    return [dict(form.errors) for form in response.context["form"].formsets["editions"].forms]


def test_a_methodologist_adds_a_document_with_its_signature(client_of):
    file = make_file()
    signature = SimpleUploadedFile("x.sig", Signer("Соколова").sign(b"text"))
    row = edition_row(
        valid_from="2020-01-14",
        file=str(file.pk),
        act_title="Приказ",
        signature=signature,
        signed_by="Соколова",
    )
    response = add_document(client_of("methodologist"), row)
    assert response.status_code == 302, row_errors(response)
    document = ServiceDocument.objects.get()
    assert (document.kind, document.slug) == ("regulation", "polozhenie-o-sluzhbe")
    assert document.editions.get().signature.size == signature.size


def test_a_new_document_begins_with_the_kind_that_the_list_of_gaps_names(client_of):
    page = client_of("head").get(f"{reverse(f'{VIEWS}:add')}?kind=agreement")
    assert page.context["form"]["kind"].value() == "agreement"
    assert "Соглашение с институтом" in page.context["form"]["title"].value()
    assert client_of("head").get(f"{reverse(f'{VIEWS}:add')}?kind=<script>").status_code == 200


def test_overlapping_editions_are_refused_and_nothing_typed_is_lost(client_of):
    file = str(make_file().pk)
    rows = [
        edition_row(valid_from="2013-09-02", file=file, act_title="Приказ", act_number="118"),
        edition_row(valid_from="2020-01-14", file=file, note="по новому примерному положению"),
    ]
    response = add_document(client_of("head"), *rows)
    assert response.status_code == 200
    first, second = row_errors(response)
    assert (first, set(second)) == ({}, {"valid_from"})
    assert "накануне" in second["valid_from"][0]
    assert "по новому примерному положению" in response.content.decode()
    assert not ServiceDocument.objects.exists()


IMPOSSIBLE = [
    ("plan", {"valid_from": "2026-09-01"}, "school_year", "2026/27"),
    ("plan", {"school_year": "прошлый"}, "school_year", "2026/27"),
    ("regulation", {"valid_from": "2026-09-01", "valid_until": "2026-08-31"}, "valid_until", "раньше"),
    ("regulation", {"valid_from": "32.13.2026"}, "valid_from", ""),
    ("regulation", {"valid_from": "2026-09-01", "file": ""}, "file", "Приложите"),
    ("regulation", {"valid_from": "2026-09-01", "file": "999999"}, "file", ""),
    ("regulation", {"valid_from": "2026-09-01", "signed_by": "Соколова"}, "signature", "очистите"),
]


def test_what_cannot_be_is_said_at_its_field(client_of):
    client, file = client_of("methodologist"), str(make_file().pk)
    for kind, values, field, words in IMPOSSIBLE:
        response = add_document(client, edition_row(**{"file": file, **values}), kind=kind)
        assert response.status_code == 200
        (errors,) = row_errors(response)
        assert set(errors) == {field}, values
        assert words in errors[field][0]


def test_two_plans_of_one_year_are_refused(client_of):
    document = make_document("plan", {"school_year": 2026}, title="План")
    known = document.editions.get()
    rows = [
        edition_row(id=str(known.pk), school_year="2026/27", file=str(known.file_id)),
        edition_row(school_year="2026-2027", file=str(make_file().pk)),
    ]
    url = reverse(f"{VIEWS}:edit", args=[document.pk])
    data = document_form(*rows, initial=1, kind="plan", title="План", slug=document.slug)
    response = client_of("head").post(url, data)
    assert response.status_code == 200
    assert "уже есть" in row_errors(response)[1]["school_year"][0]


def test_a_second_regulation_is_led_to_the_first(client_of):
    make_document("regulation", {"valid_from": dt.date(2020, 1, 14)}, title="Наше положение")
    row = edition_row(valid_from="2026-01-01", file=str(make_file().pk))
    response = add_document(client_of("head"), row)
    assert "«Наше положение»" in response.context["form"].errors["kind"][0]


def test_who_keeps_the_register(client_of):
    document = make_document("regulation", {"valid_from": dt.date(2020, 1, 14)})
    urls = [
        reverse(f"{VIEWS}:list"),
        reverse(f"{VIEWS}:add"),
        reverse(f"{VIEWS}:edit", args=[document.pk]),
        reverse("mms_service_report"),
    ]
    for role in sorted(CAST, key=lambda role: role == "head"):
        client, staff = client_of(role), role in ("methodologist", "head")
        assert [client.get(url).status_code == 200 for url in urls] == [staff] * len(urls), role
        client.post(reverse(f"{VIEWS}:delete", args=[document.pk]))
        assert ServiceDocument.objects.exists() is (role != "head")


def test_the_first_page_and_the_report_tell_what_is_lacking(client_of):
    document = make_document("regulation", {"valid_from": dt.date(2020, 1, 14)})
    for role in ("methodologist", "head"):
        for url in (reverse("wagtailadmin_home"), reverse("mms_service_report")):
            html = client_of(role).get(url).content.decode()
            assert "Положение о методической службе без утверждающего акта" in html
            assert reverse(f"{VIEWS}:edit", args=[document.pk]) in html
            assert f"{reverse(f'{VIEWS}:add')}?kind=agreement" in html


def test_the_panel_uses_the_same_queries_for_many_documents(client_of, rf, cast):
    request = rf.get("/")
    request.user = cast["head"]
    request.user.has_perm("mms_service.change_servicedocument")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            RegisterPanel().get_context_data({"request": request})
        return len(captured)

    make_document("plan", {"school_year": 2000})
    one = queries()
    plan, file = ServiceDocument.objects.get(), make_file()
    DocumentEdition.objects.bulk_create(
        DocumentEdition(document=plan, school_year=year, file=file) for year in range(2001, 2031)
    )
    for number in range(30):
        ServiceDocument.objects.create(title=f"Другой {number}")
    assert queries() == one


def service_form(**values) -> dict[str, str]:
    page = ServicePage.objects.get()
    fields = {
        "title": page.title,
        "slug": page.slug,
        "lead": "Помогаем учителям.",
        "form": "",
        "staff": inline_formset([]),
        "body": streamfield([]),
        "action-publish": "1",
    }
    return nested_form_data({**fields, **values})


def edit_service_url() -> str:
    return reverse("wagtailadmin_pages:edit", args=[ServicePage.objects.get().pk])


def test_the_head_says_who_the_service_is(client_of):
    authority = make_organization("committee", kind="authority", name="Комитет")
    staff = inline_formset(
        [{"person": str(make_person().pk), "functions": "Олимпиады", "is_public": "on", "ORDER": "1"}]
    )
    data = service_form(
        form="department", cabinet="imc", authority=str(authority.pk), act_title="Приказ", staff=staff
    )
    response = client_of("head").post(edit_service_url(), data)
    assert response.status_code == 302, response.context["form"].errors
    page = ServicePage.objects.get()
    assert (page.form, page.authority, page.staff.get().functions) == ("department", authority, "Олимпиады")


def test_a_form_without_its_fields_says_which_and_keeps_what_was_typed(client_of):
    response = client_of("head").post(edit_service_url(), service_form(form="institution", inn="7830002294"))
    errors = response.context["form"].errors
    assert set(errors) == {"legal_name", "inn", "ogrn", "founder", "charter"}
    assert "контрольная цифра" in errors["inn"][0]
    assert "Помогаем учителям." in response.content.decode()


def test_a_person_twice_is_refused_at_the_row(client_of):
    person = str(make_person().pk)
    rows = [{"person": person, "is_public": "on", "ORDER": str(number)} for number in (1, 2)]
    response = client_of("head").post(edit_service_url(), service_form(staff=inline_formset(rows)))
    assert response.status_code == 200
    assert set(response.context["form"].formsets["staff"].forms[1].errors) == {"person"}


def test_who_says_what_the_service_is(client_of):
    assert [role for role in CAST if client_of(role).get(edit_service_url()).status_code == 200] == ["head"]


def site_form(**values) -> dict[str, str]:
    fields = {
        "title": "Спорт рядом",
        "slug": "sport-ryadom",
        "annotation": "Тренер приходит в школу.",
        "organization": str(make_organization().pk),
        "starts": "2025-09-01",
        "ends": "2028-08-31",
        "stage": "main",
        "body": streamfield([]),
        "results": inline_formset([]),
        "partners": inline_formset([]),
        "links": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data({**fields, **values})


def add_site_url() -> str:
    return reverse(
        "wagtailadmin_pages:add", args=["mms_service", "innovationsitepage", ServicePage.objects.get().pk]
    )


def test_a_methodologist_publishes_a_site_and_others_of_the_staff_may_mend_it(client_of):
    results = inline_formset([{"school_year": "2025/26", "text": "Проверили формат.", "ORDER": "1"}])
    response = client_of("methodologist").post(add_site_url(), site_form(results=results))
    assert response.status_code == 302, response.context["form"].errors
    page = InnovationSitePage.objects.get()
    assert (page.live, page.results.get().school_year) == (True, 2025)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert [role for role in CAST if client_of(role).get(edit).status_code == 200] == [
        "methodologist",
        "head",
    ]
    assert "Спорт рядом" in client_of("head").get(reverse("innovation_sites:index")).content.decode()


def test_what_cannot_be_said_of_a_site(client_of):
    own = make_organization()
    other = make_site()
    bad = site_form(
        ends="2024-01-01",
        results=inline_formset([{"school_year": "2019/20", "text": "Рано.", "ORDER": "1"}]),
        partners=inline_formset(
            [{"organization": str(own.pk), "ORDER": "1"}, {"name": " ", "role": "x", "ORDER": "2"}]
        ),
        links=inline_formset([{"page": str(other.pk), "ORDER": "1"}, {"page": str(other.pk), "ORDER": "2"}]),
    )
    form = client_of("methodologist").post(add_site_url(), bad).context["form"]
    assert set(form.errors) == {"ends"}
    assert set(form.formsets["results"].forms[0].errors) == {"school_year"}
    assert [set(row.errors) for row in form.formsets["partners"].forms] == [{"organization"}, {"name"}]
    assert [set(row.errors) for row in form.formsets["links"].forms] == [set(), {"page"}]


def test_what_a_colleague_added_meanwhile_stays_and_is_minded(client_of):
    document = make_document("plan", {"school_year": 2025}, title="План")
    known = document.editions.get()
    first = edition_row(id=str(known.pk), school_year="2025/26", file=str(known.file_id))
    DocumentEdition.objects.create(document=document, school_year=2026, file=make_file())
    url = reverse(f"{VIEWS}:edit", args=[document.pk])

    def post(year: str):
        row = edition_row(school_year=year, file=str(make_file().pk))
        data = document_form(first, row, initial=1, kind="plan", title="План", slug=document.slug)
        return client_of("head").post(url, data)

    assert "уже есть" in row_errors(post("2026/27"))[1]["school_year"][0]
    assert post("2027/28").status_code == 302
    assert set(document.editions.model.objects.values_list("school_year", flat=True)) == {2025, 2026, 2027}


def test_an_edition_that_a_colleague_removed_does_not_break_the_form(client_of):
    document = make_document("plan", {"school_year": 2025}, {"school_year": 2026}, title="План")
    gone, stays = DocumentEdition.objects.order_by("pk")
    rows = [
        edition_row(id=str(item.pk), school_year=str(item.school_year), file=str(item.file_id))
        for item in (gone, stays)
    ]
    gone.delete()
    url = reverse(f"{VIEWS}:edit", args=[document.pk])
    data = document_form(*rows, initial=2, kind="plan", title="План", slug=document.slug)
    assert client_of("head").post(url, data).status_code in (200, 302)


def test_a_site_and_the_service_can_be_looked_at_before_they_are_saved(client_of):
    client, parent = client_of("head"), ServicePage.objects.get()
    arguments = ["mms_service", "innovationsitepage", parent.pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
    results = inline_formset([{"school_year": "2025/26", "text": "Проверили формат.", "ORDER": "1"}])
    assert client.post(url, site_form(results=results)).json()["is_valid"]
    assert "Проверили формат." in client.get(url).content.decode()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[parent.pk])
    staff = inline_formset([{"person": str(make_person().pk), "is_public": "on", "ORDER": "1"}])
    assert client.post(url, service_form(staff=staff)).json()["is_valid"]
    assert "Соколова" in client.get(url).content.decode()


def test_a_draft_of_a_site_may_be_incomplete(client_of):
    data = site_form(organization="", starts="", annotation="")
    del data["action-publish"]
    client_of("methodologist").post(add_site_url(), data)
    page = InnovationSitePage.objects.get()
    assert not page.live
    assert client_of("head").get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
