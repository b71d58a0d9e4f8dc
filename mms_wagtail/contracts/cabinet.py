"""What an app adds to the personal cabinet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mms_wagtail.contracts.texts import Text


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits for a person, in the list «Что ждёт вас» of the personal cabinet.

    ``title`` says what it is about, ``what`` what to do with it and what comes then; ``url`` leads
    there. ``due`` is the last day, None when there is none; ``urgent`` things stand first.
    """

    title: str
    what: str
    url: str
    due: dt.date | None = None
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class CabinetSection:
    """A part of the personal cabinet; returned by a function of the hook ``register_mms_cabinet_section``.

    Parameters
    ----------
    slug:
        Unique among the sections.
    label:
        Words of the link in the cabinet's navigation.
    url_name:
        Name of the section's address, without arguments («mms_workflow:submissions»).
    description:
        One sentence on what is there, for the cabinet's first page.
    waiting:
        Dotted path of ``(user) -> Sequence[Waiting]``; it must use the same number of queries for one
        thing and for many. "" when nothing ever waits.
    count:
        Dotted path of ``(user) -> int`` that stands beside the link when it is not 0. "" without one.
    shown:
        Dotted path of ``(user) -> bool`` for a section that is not everybody's. "" for everybody.
    order:
        Place in the navigation, small numbers first. The core's own are 10 and 500 to 600.
    """

    slug: str
    label: Text
    url_name: str
    description: Text = ""
    waiting: str = ""
    count: str = ""
    shown: str = ""
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """Data of people that an app keeps; returned by a function of the hook ``register_mms_personal_data``.

    Parameters
    ----------
    slug:
        Unique; the key in the exported file.
    label:
        What the data is, for the person who asks for a copy or for deletion.
    export:
        Dotted path of ``(user) -> Any`` that gives all of it as values that JSON knows (dates may
        stay dates). It must not write.
    erase:
        Dotted path of ``(user) -> None``, called in the transaction that closes the account. "" for
        what has to stay; then ``stays`` says what and why.
    stays:
        One sentence on what remains after the account is closed, "" when nothing does.
    """

    slug: str
    label: Text
    export: str
    erase: str = ""
    stays: Text = ""
