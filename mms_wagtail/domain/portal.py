"""Makes a site into a portal: its home page, the pages of its sections, «О портале»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import swapper
from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Locale, Site, Task, Workflow

from mms_wagtail import registry
from mms_wagtail.domain.groups import create_groups
from mms_wagtail.domain.vocabularies import load_vocabularies
from mms_wagtail.models import PortalPage, PortalSettings, TextPage

# Apps of the portal register what they set up: functions of the home page and the sections' pages.
HOOK = "mms_set_up"
ABOUT_SLUG = "o-portale"
DEFAULT_PORT = 80
WAGTAILS_WORKFLOW = "Moderators approval"


@dataclass(frozen=True, kw_only=True)
class SetupReport:
    """What a run of the set-up made: names of pages, and a number of terms."""

    site: Site
    root: Any
    sections: tuple[Any, ...]
    created_pages: tuple[str, ...]
    created_terms: int


@transaction.atomic
def set_up_portal(*, hostname: str | None = None) -> SetupReport:
    """Bring the site to the state that the portal needs. A second run changes nothing.

    Parameters
    ----------
    hostname:
        Of the site to set up; the default site without it.

    Raises
    ------
    Site.DoesNotExist
        When no site has ``hostname``.

    Side effects: creates vocabularies, pages, groups, a collection, and the site
    itself where the project has none.
    """
    created: list[str] = []
    terms = load_vocabularies()
    site = _portal_site(hostname, created)
    root = site.root_page.specific
    sections = []
    for plugin in registry.plugins().values():
        if plugin.index_model:
            model = apps.get_model(plugin.index_model)
            sections.append(_page(model, root, str(plugin.label), _slug(plugin.slug, model), created))
    _page(
        TextPage, root, _("О портале"), ABOUT_SLUG, created, lead=_("Кто ведёт портал и как им пользоваться.")
    )
    create_groups(root=root, sections=sections)
    for set_up in hooks.get_hooks(HOOK):
        set_up(root, sections)
    _name_default_workflow()
    PortalSettings.for_site(site)
    return SetupReport(
        site=site, root=root, sections=tuple(sections), created_pages=tuple(created), created_terms=terms
    )


def _name_default_workflow() -> None:
    """Wagtail's first migration makes a workflow with an English name, which editors would see."""
    for model in (Workflow, Task):
        model.objects.filter(name=WAGTAILS_WORKFLOW).update(name=_("Согласование с модератором"))


def _portal_site(hostname: str | None, created: list[str]) -> Site:
    """The site, with a home page. A project's own stays; Wagtail's welcome page gives way to ours."""
    base = swapper.load_model("wagtailcore", "Page")
    sites = Site.objects.select_related("root_page")
    site = sites.get(hostname=hostname) if hostname else sites.filter(is_default_site=True).first()
    if site is not None and site.root_page.specific_class is not base:
        return site
    tree_root = base.get_first_root_node() or base.add_root(title="Root", slug="root")
    home = PortalPage(title=_("Методическая служба"), slug="portal", locale=Locale.get_default())
    tree_root.add_child(instance=home)
    home.save_revision().publish()
    created.append(home.title)
    if site is None:
        return Site.objects.create(
            hostname="localhost",
            port=DEFAULT_PORT,
            site_name=home.title,
            root_page=home.page_ptr,
            is_default_site=True,
        )
    welcome = site.root_page
    site.root_page = home.page_ptr
    site.site_name = site.site_name or home.title
    site.save()
    if welcome.depth > 1 and welcome.is_leaf():
        base.objects.get(pk=welcome.pk).delete()
    return Site.objects.get(pk=site.pk)


def _page(model: type[Any], root: Any, title: str, slug: str, created: list[str], **values: Any) -> Any:
    """The page of ``model`` (and ``slug``, for models of many pages) below ``root``; made when missing."""
    found = model.objects.descendant_of(root)
    if model is TextPage:
        found = found.filter(slug=slug)
    if page := found.first():
        return page
    page = model(title=title, slug=slug, show_in_menus=True, **values)
    type(root).objects.get(pk=root.pk).add_child(instance=page)
    page.save_revision().publish()
    created.append(title)
    return page


def _slug(plugin_slug: str, model: type[Any]) -> str:
    """Slug of a section's page: Russian in Latin letters where the plugin's page names one."""
    return getattr(model, "default_slug", plugin_slug)
