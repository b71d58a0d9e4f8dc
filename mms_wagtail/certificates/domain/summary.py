"""«Сводка для аттестации»: what a person did in a period, to be attached to papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.certificates.domain.addresses import public_url
from mms_wagtail.certificates.models import Certificate, Kind, Role, State


@dataclass(frozen=True, kw_only=True)
class SummaryLine:
    """One thing: what, details (number, role), when, and where it can be checked ("" without an address)."""

    title: str
    details: str = ""
    date: dt.date | None = None
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class SummaryGroup:
    """Lines under one heading."""

    heading: str
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Ready to be printed. ``made_on`` dates the document."""

    person: str
    place: str
    start: dt.date
    end: dt.date
    made_on: dt.date
    service: str
    groups: tuple[SummaryGroup, ...]

    @property
    def total(self) -> int:
        return sum(len(group.lines) for group in self.groups)


# Given the user and the first and last day, returns the groups that stand after the certificates.
Contributor = Callable[[Any, dt.date, dt.date], Iterable[SummaryGroup]]

HEADINGS = {Kind.PUBLICATION: gettext_lazy("Публикации"), Kind.REVIEW: gettext_lazy("Экспертиза")}


def build_summary(
    *,
    user: Any,
    start: dt.date,
    end: dt.date,
    made_on: dt.date,
    contributors: Iterable[Contributor] = (),
) -> Summary:
    """Collect the valid certificates of ``user`` issued from ``start`` to ``end``, both included.

    Parameters
    ----------
    contributors:
        Functions of other apps that add groups of their own; a group without lines is left out.
    """
    found = list(
        Certificate.objects.filter(
            user=user, state=State.VALID, issued_on__gte=start, issued_on__lte=end
        ).order_by("issued_on", "year", "sequence")
    )
    groups = [
        SummaryGroup(
            heading=str(HEADINGS[kind]),
            lines=tuple(_line(certificate) for certificate in found if certificate.kind == kind),
        )
        for kind in Kind
    ]
    for contribute in contributors:
        groups.extend(contribute(user, start, end))
    last = found[-1] if found else None
    return Summary(
        person=last.person_name if last else user.get_full_name() or user.get_username(),
        place=last.work_place if last else "",
        service=last.service_name if last else "",
        start=start,
        end=end,
        made_on=made_on,
        groups=tuple(group for group in groups if group.lines),
    )


def _line(certificate: Certificate) -> SummaryLine:
    role = "" if certificate.role == Role.EXPERT else f", {certificate.get_role_display()}"
    return SummaryLine(
        title=certificate.work_title,
        details=_("Свидетельство № %s") % certificate.number + role,
        date=certificate.issued_on,
        address=public_url(certificate),
    )
