"""«Касается меня»: who reads, by the address of the page, and which updates concern them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from mms_wagtail.models import Audience, Subject

WHO, WHAT = "kogo", "predmet"
COOKIE = "mms_concerns"
COOKIE_AGE = 365 * 24 * 3600
# Beginnings of positions, as people write them in their profiles, and the audience that is meant.
POSITIONS: tuple[tuple[str, str], ...] = (
    ("учитель начальн", "primary-teacher"),
    ("учитель-логопед", "speech-therapist"),
    ("логопед", "speech-therapist"),
    ("учитель-дефектолог", "special-educator"),
    ("дефектолог", "special-educator"),
    ("учитель", "subject-teacher"),
    ("преподаватель", "subject-teacher"),
    ("классный руководитель", "class-teacher"),
    ("педагог дополнительного", "additional-teacher"),
    ("музыкальный руководитель", "music-director"),
    ("инструктор по физ", "pe-instructor"),
    ("педагог-психолог", "psychologist"),
    ("психолог", "psychologist"),
    ("социальный педагог", "social-educator"),
    ("тьютор", "tutor"),
    ("педагог-библиотекарь", "librarian"),
    ("библиотекарь", "librarian"),
    ("советник", "upbringing-adviser"),
    ("воспитатель", "kindergarten-teacher"),
    ("заместитель", "deputy-head"),
    ("завуч", "deputy-head"),
    ("директор", "school-head"),
    ("заведующ", "school-head"),
    ("методист", "methodologist"),
    ("старший воспитатель", "methodologist"),
)


@dataclass(frozen=True)
class Reader:
    """Slugs of an audience and of a subject; "" for any."""

    audience: str = ""
    subject: str = ""

    def __bool__(self) -> bool:
        return bool(self.audience or self.subject)

    @property
    def query(self) -> str:
        """The address's part: «kogo=subject-teacher&predmet=algebra»."""
        given = {WHO: self.audience, WHAT: self.subject}
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def cookie(self) -> str:
        return f"{self.audience}.{self.subject}"


@dataclass(frozen=True, kw_only=True)
class Option:
    """A choice of the form; ``group`` is the name of its group, "" without one."""

    slug: str
    name: str
    group: str
    selected: bool


class Vocabulary:
    """The audiences and subjects that a reader may be; one query each."""

    def __init__(self) -> None:
        self._terms = {
            model: list(model._default_manager.select_related("parent")) for model in (Audience, Subject)
        }

    def known(self, reader: Reader) -> Reader:
        """The reader without what no vocabulary has."""
        return Reader(
            audience=reader.audience if self.name(Audience, reader.audience) else "",
            subject=reader.subject if self.name(Subject, reader.subject) else "",
        )

    def name(self, model: Any, slug: str) -> str:
        return next((term.name for term in self._terms[model] if slug and term.slug == slug), "")

    def described(self, reader: Reader) -> str:
        """«Учитель-предметник, Алгебра»."""
        names = (self.name(Audience, reader.audience), self.name(Subject, reader.subject))
        return ", ".join(filter(None, names))

    def family(self, model: Any, slug: str) -> list[int]:
        """The term, its group, and, for a group, the words in it."""
        chosen = next((term for term in self._terms[model] if term.slug == slug), None)
        if chosen is None:
            return []
        return [
            term.pk
            for term in self._terms[model]
            if chosen.pk in (term.pk, term.parent_id) or term.pk == chosen.parent_id
        ]

    def options(self, model: Any, slug: str) -> list[Option]:
        """Words by their groups, in the order of the vocabulary."""
        terms = self._terms[model]
        groups = {term.parent_id for term in terms if term.parent_id}
        words = [term for term in terms if term.pk not in groups]
        words.sort(key=lambda term: ((term.parent or term).sort_order, term.sort_order, term.name))
        return [
            Option(
                slug=term.slug,
                name=term.name,
                group=term.parent.name if term.parent else "",
                selected=term.slug == slug,
            )
            for term in words
        ]


def read_reader(params: Any) -> Reader:
    """Who the address says is reading."""
    return Reader(audience=params.get(WHO, "")[:60], subject=params.get(WHAT, "")[:60])


def remembered_reader(request: Any) -> Reader:
    """Who reads by the cookie, or by the profile; to be offered, never to be applied by itself."""
    audience, _dot, subject = request.COOKIES.get(COOKIE, "")[:130].partition(".")
    return Reader(audience, subject) or _by_profile(getattr(request, "user", None))


def _by_profile(user: Any) -> Reader:
    if user is None or not user.is_authenticated or not apps.is_installed("mms_wagtail.accounts"):
        return Reader()
    from mms_wagtail.accounts.api import profile_of

    profile = profile_of(user)
    subject = profile.subjects.order_by("sort_order").first() if profile.pk else None
    return Reader(audience_of(profile.position), subject.slug if subject else "")


def audience_of(position: str) -> str:
    """The audience that a position means: «Учитель математики» is a subject teacher; "" for none."""
    words = " ".join(position.casefold().split())
    fitting = [(beginning, slug) for beginning, slug in POSITIONS if words.startswith(beginning)]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else ""


def concerning(updates: QuerySet[Any], reader: Reader, vocabulary: Vocabulary) -> QuerySet[Any]:
    """The updates that concern the reader: those that name them, and those that name nobody."""
    for field, model, slug in (
        ("audiences", Audience, reader.audience),
        ("subjects", Subject, reader.subject),
    ):
        if slug:
            through = getattr(updates.model, field).through
            column = f"{model._meta.model_name}_id"
            named = through._default_manager.filter(legislationupdatepage_id=OuterRef("pk"))
            ours = named.filter(**{f"{column}__in": vocabulary.family(model, slug)})
            updates = updates.filter(Q(Exists(ours)) | ~Exists(named))
    return updates


def feed_title(reader: Reader, vocabulary: Vocabulary) -> str:
    name = vocabulary.described(reader)
    return (
        _("Что изменилось в законодательстве: %s") % name if name else _("Что изменилось в законодательстве")
    )
