"""Makes the demo's associations and the council, with a year of meetings and another begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale

from mms_wagtail import models as core
from mms_wagtail.contracts import DemoRequest
from mms_wagtail.domain.files import reading_together
from mms_wagtail.plugins.associations.demo.meetings import Meetings
from mms_wagtail.plugins.associations.demo.script import COUNCIL, BodyScript, read_associations, read_body
from mms_wagtail.plugins.associations.models import (
    AssociationPage,
    CouncilAct,
    CouncilMember,
    Membership,
    MethodologicalCouncilPage,
)

TERMS = {"subjects": core.Subject, "levels": core.EducationLevel, "directions": core.Direction}


@dataclass(frozen=True)
class Directory:
    """Vocabularies and directories by slug, read once for a load."""

    terms: dict[str, dict[str, Any]]
    people: dict[str, Any]
    organizations: dict[str, Any]

    @classmethod
    def read(cls) -> Directory:
        locale = Locale.get_default()
        return cls(
            terms={
                name: {term.slug: term for term in model.objects.filter(locale=locale)}
                for name, model in TERMS.items()
            },
            people={item.slug: item for item in core.Person.objects.select_related("organization")},
            organizations={item.slug: item for item in core.Organization.objects.all()},
        )


def load_demo(request: DemoRequest) -> int:
    """Create the associations and the council that are missing.

    Returns
    -------
    How many pages were made. An association is known by its slug, the council by being there; what exists is
    left as it is, with its meetings.
    """
    scripts = list(read_associations())
    pages = {page.slug: page for page in AssociationPage.objects.child_of(request.index_page)}
    missing = [script for script in scripts if script.values["slug"] not in pages]
    directory, meetings = Directory.read(), Meetings(owner=request.owner)
    made = 0
    with reading_together():
        for script in request.progress("Объединения", missing):
            page = pages[script.values["slug"]] = _association(script, request, directory, pages)
            meetings.hold(script, page)
            made += 1
        if not MethodologicalCouncilPage.objects.child_of(request.index_page).exists():
            script = read_body(COUNCIL)
            meetings.hold(script, _council(script, request, directory))
            made += 1
    return made


def _association(
    script: BodyScript, request: DemoRequest, directory: Directory, pages: dict[str, Any]
) -> AssociationPage:
    values = dict(script.values)
    terms = {name: [directory.terms[name][slug] for slug in values.pop(name, [])] for name in TERMS}
    page = AssociationPage(
        owner=request.owner,
        organization=directory.organizations.get(values.pop("organization", "")),
        parent_association=pages.get(values.pop("parent", "")),
        **values,
    )
    for name, chosen in terms.items():
        setattr(page, name, chosen)
    # Managers of modelcluster take a list.
    page.members = [Membership(**_member(row, directory)) for row in script.members]  # type: ignore[misc]
    _publish(page, request)
    return page


def _council(script: BodyScript, request: DemoRequest, directory: Directory) -> MethodologicalCouncilPage:
    page = MethodologicalCouncilPage(owner=request.owner, **script.values)
    page.members = [CouncilMember(**_member(row, directory)) for row in script.members]  # type: ignore[misc]
    page.acts = [CouncilAct(**row) for row in script.acts]  # type: ignore[misc]
    _publish(page, request)
    return page


def _member(row: dict[str, Any], directory: Directory) -> dict[str, Any]:
    return {**row, "person": directory.people[row["person"]]}


def _publish(page: Any, request: DemoRequest) -> None:
    request.index_page.add_child(instance=page)
    page.save_revision(user=page.owner).publish()
