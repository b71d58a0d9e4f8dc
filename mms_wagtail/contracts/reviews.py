"""How people without access to the admin offer works to a section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mms_wagtail.contracts.texts import Text


@dataclass(frozen=True, kw_only=True)
class SubmissionStep:
    """One page of the form in which people offer a work.

    Parameters
    ----------
    slug, title, lead:
        In the address of the step, its heading, and a sentence of help below it.
    form:
        Dotted path of a Django form. Names of its fields are unique over all steps; what is
        typed is kept whether it is valid or not, and validated when the work is sent. "" for
        a step of files or co-authors alone. A form with ``needs_submission = True`` is
        given the submission as a keyword.
    part:
        "files" or "coauthors" adds that list to the step.
    """

    slug: str
    title: Text
    lead: Text = ""
    form: str = ""
    part: Literal["", "files", "coauthors"] = ""


@dataclass(frozen=True, kw_only=True)
class Lookalike:
    """Something much like what is offered: its name, its address ("" when it is not public), and why."""

    title: str
    url: str
    why: Text


@dataclass(frozen=True, kw_only=True)
class Review:
    """How people without access to the admin offer works to a section, and how these are reviewed.

    Parameters
    ----------
    offer, noun, lead:
        The button and the title of the form («Поделиться практикой»), what is offered («практика»),
        and what happens to it, in one or two sentences.
    steps, title_field:
        Pages of the form, in their order, and the field that names the work.
    build:
        Dotted path of ``(submission, page) -> page``: writes the data of a submission into
        its page, or into a new one when ``page`` is None. It saves nothing.
    workflow:
        What ``mms_setup`` gives the section's page: "expert" (check, experts, decision) or "check".
    reading:
        Template that shows the page of a work to those who review it, given ``page``. It must
        name no author when ``blind`` is true.
    lookalikes:
        Dotted path of ``(submission) -> Sequence[Lookalike]``, for the author and the editor.
    prepare, published:
        Dotted paths, called before the last task is approved (``(submission, page)``: writes
        into the page what is known only then, saves nothing), and in the transaction that
        publishes it (``(submission, page, by)``).
    """

    offer: Text
    noun: Text
    steps: tuple[SubmissionStep, ...]
    build: str
    reading: str
    lead: Text = ""
    title_field: str = "title"
    workflow: Literal["expert", "check"] = "expert"
    lookalikes: str = ""
    prepare: str = ""
    published: str = ""
