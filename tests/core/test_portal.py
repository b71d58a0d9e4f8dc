"""Setting a site up: everything is there, twice is once, a host's own home page stays."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site, Workflow

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.models import Kind, PortalPage, Subject, TextPage
from mms_wagtail.plugins.materials.models import MaterialIndexPage


def test_a_bare_site_becomes_a_portal(portal):
    assert Site.objects.get().root_page.specific == PortalPage.objects.get()
    assert MaterialIndexPage.objects.get().live
    assert TextPage.objects.get().slug == "o-portale"
    assert {group.name for group in Group.objects.all()} >= {METHODOLOGISTS, HEADS}
    tops = Kind.objects.filter(parent=None).values_list("slug", flat=True)
    assert list(tops) == [
        "regulatory", "research", "methodological", "didactic", "programme", "diagnostic", "analytical",
    ]  # fmt: skip


def test_editors_meet_no_english_workflow(portal):
    assert not Workflow.objects.filter(name__regex="[A-Za-z]").exists()


def test_a_second_run_changes_nothing(portal):
    pages, subjects = Page.objects.count(), Subject.objects.count()
    report = set_up_portal()
    assert (report.created_pages, report.created_terms) == ((), 0)
    assert (Page.objects.count(), Subject.objects.count()) == (pages, subjects)


def test_what_editors_renamed_stays(portal):
    Subject.objects.filter(slug="algebra").update(name="Алгебра и начала анализа")
    MaterialIndexPage.objects.update(title="Наш банк")
    set_up_portal()
    assert Subject.objects.get(slug="algebra").name == "Алгебра и начала анализа"
    assert MaterialIndexPage.objects.get().title == "Наш банк"


def test_a_home_page_of_the_host_stays(db):
    home = TextPage(title="Сайт района", slug="rayon")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update(root_page=home.page_ptr)
    set_up_portal()
    assert not PortalPage.objects.exists()
    assert MaterialIndexPage.objects.get().get_parent() == home.page_ptr


def test_a_project_without_a_site_gets_one(db):
    Site.objects.all().delete()
    set_up_portal()
    assert Site.objects.get().is_default_site


def test_an_unknown_site_is_named_in_one_line(db):
    with pytest.raises(CommandError, match=r"There is no site 'nowhere'\. Existing sites: localhost\."):
        call_command("mms_setup", site="nowhere")
