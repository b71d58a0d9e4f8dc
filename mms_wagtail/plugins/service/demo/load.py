"""Makes the service of the demo district: its page, its documents, its innovation sites."""

from __future__ import annotations

from typing import Any

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.sources import read_table
from mms_wagtail.domain.files import reading_together
from mms_wagtail.fixtures import DEMO
from mms_wagtail.models import Organization, Person
from mms_wagtail.plugins.service.demo.documents import load_documents
from mms_wagtail.plugins.service.demo.sites import load_sites
from mms_wagtail.plugins.service.models import StaffMember

TABLE = DEMO / "service" / "service.toml"


def load_demo(request: DemoRequest) -> int:
    """Fill what nobody has filled yet. Gives how many documents and sites were made."""
    write_service(request.index_page, request.owner)
    with reading_together():
        made = load_documents(request.owner)
    return made + load_sites(request)


def write_service(page: Any, owner: Any) -> None:
    """Say who the service is, where an editor has not chosen its form."""
    if page.form:
        return
    values = read_table(TABLE, "page")[0]
    page.authority = Organization.objects.get(slug=values.pop("authority"))
    for name, value in values.items():
        setattr(page, name, value)
    people = {person.slug: person for person in Person.objects.all()}
    for row in read_table(TABLE, "staff"):
        page.staff.add(StaffMember(person=people[row.pop("person")], **row))
    page.save_revision(user=owner).publish()
