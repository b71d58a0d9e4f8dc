"""The service in words: who it is, whom to ask, what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Site

from mms_wagtail.contracts import Text
from mms_wagtail.domain import json_ld
from mms_wagtail.models import PortalSettings
from mms_wagtail.plugins.service.choices import Form
from mms_wagtail.plugins.service.describe.documents import document_line
from mms_wagtail.plugins.service.describe.files import file_line
from mms_wagtail.plugins.service.describe.site import site_facts
from mms_wagtail.plugins.service.domain.born_here import sites_of_service
from mms_wagtail.plugins.service.domain.directions import directions_with_offers
from mms_wagtail.plugins.service.domain.register import register_entries
from mms_wagtail.plugins.service.organization_rules import RULES, shown_fields, shown_staff
from mms_wagtail.plugins.service.site_rules import state_label

PHOTO = "fill-192x192"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A line of «Кто мы»; ``url`` is "" without one."""

    label: Text
    value: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class StaffLine:
    """``photo`` is a rendition or None; ``initials`` stand in its place."""

    name: str
    position: str
    functions: Sequence[str]
    hours: str
    phone: str
    email: str
    photo: Any
    initials: str


@dataclass(frozen=True, kw_only=True)
class SiteLine:
    title: str
    url: str
    annotation: str
    facts: Sequence[str]
    is_finished: bool


def service_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``service_page.html`` shows beside the fields of ``page``.

    The number of queries does not depend on how many staff, documents and sites there are.
    """
    today = timezone.localdate()
    staff = staff_lines(page)
    documents = [document_line(entry) for entry in register_entries(on=today)]
    return {
        "meaning": RULES[page.form].meaning if page.form in RULES else "",
        "who": who_lines(page),
        "staff": staff,
        "directions": directions_with_offers(),
        "documents": [line for line in documents if line.shown],
        "archive_size": sum(len(line.past) for line in documents),
        "sites": [site_line(site) for site in sites_of_service(page)],
        "json_ld": service_json_ld(page, request, staff),
    }


def who_lines(page: Any) -> list[Fact]:
    """Facts of the chosen form alone; those of other forms are not shown."""
    rules = RULES.get(page.form)
    if rules is None:
        return []
    shown = shown_fields(page.form)
    pairs = [
        _fact("form", _("Организационная форма"), page.get_form_display()),
        _fact("cabinet", _("Вид подразделения"), page.get_cabinet_display()),
        _fact("legal_name", _("Полное название"), page.legal_name),
        _fact("authority", _("При ком работает"), _full_name(page.authority)),
        _fact("founder", _("Учредитель"), _full_name(page.founder)),
        _fact("act_title", rules.act_label, page.act_text),
        _fact("inn", _("ИНН"), page.inn),
        _fact("ogrn", _("ОГРН"), page.ogrn),
        _fact("licence", _("Лицензия"), page.licence),
    ]
    lines = [fact for name, fact in pairs if fact.value and (name == "form" or name in shown)]
    if "charter" in shown and page.charter:
        line = file_line(page.charter)
        lines.append(Fact(label=_("Устав"), value=line.title, url=line.url))
    return lines


def _fact(name: str, label: Text, value: str) -> tuple[str, Fact]:
    return name, Fact(label=label, value=value)


def _full_name(organization: Any) -> str:
    return str(organization.full_name or organization.name) if organization else ""


def staff_lines(page: Any) -> list[StaffLine]:
    """Those whom readers see today, in the order of the page; three queries at most, photographs and all."""
    members = shown_staff(page.staff.select_related("person"), on=timezone.localdate())
    keys = [member.photo_id for member in members if member.photo_id]
    images = get_image_model().objects.filter(pk__in=keys).prefetch_renditions(PHOTO) if keys else ()
    photos = {image.pk: image.get_rendition(PHOTO) for image in images}
    return [
        StaffLine(
            name=member.person.full_name,
            position=member.position_text,
            functions=[line.strip() for line in member.functions.splitlines() if line.strip()],
            hours=member.hours,
            phone=member.phone,
            email=member.email,
            photo=photos.get(member.photo_id),
            initials="".join(part[0] for part in (member.person.last_name, member.person.first_name) if part),
        )
        for member in members
    ]


def site_line(site: Any) -> SiteLine:
    return SiteLine(
        title=site.title,
        url=site.get_url() or "",
        annotation=site.annotation,
        facts=[state_label(site.state), *site_facts(site)],
        is_finished=site.state == "finished",
    )


def service_json_ld(page: Any, request: Any, staff: Sequence[StaffLine]) -> dict[str, Any]:
    """The service for search engines: an organization with its points of contact (schema.org)."""
    site = Site.find_for_request(request) if request is not None else None
    settings = PortalSettings.for_site(site) if site else PortalSettings()
    is_institution = page.form == Form.INSTITUTION
    address = page.get_full_url(request) or ""
    parent = (page.founder if is_institution else page.authority) if page.form else None
    return json_ld.filled(
        {
            "@context": json_ld.CONTEXT,
            "@type": "EducationalOrganization" if is_institution else "GovernmentOrganization",
            "@id": address,
            "url": address,
            "name": (page.legal_name if is_institution else "") or settings.service_name or page.title,
            "address": settings.address,
            "areaServed": settings.district,
            "telephone": settings.phone,
            "email": settings.email,
            "taxID": page.inn if is_institution else "",
            "parentOrganization": json_ld.organization(_full_name(parent), kind="GovernmentOrganization"),
            "contactPoint": [_contact(member) for member in staff if member.phone or member.email],
        }
    )


def _contact(member: StaffLine) -> dict[str, Any]:
    return json_ld.filled(
        {
            "@type": "ContactPoint",
            "name": member.name,
            "contactType": member.position or _("методист"),
            "telephone": member.phone,
            "email": member.email,
            "availableLanguage": json_ld.LANGUAGE,
        }
    )
