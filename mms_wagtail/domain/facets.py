"""Facets over the shared vocabularies. Plugins import them, so that one name means one thing."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Facet

KIND = Facet(name="kind", label=_("Вид"), model="mms_wagtail.Kind", nested=True, order="natural")
SUBJECT = Facet(name="subject", label=_("Предмет"), model="mms_wagtail.Subject")
LEVEL = Facet(
    name="level", label=_("Уровень образования"), model="mms_wagtail.EducationLevel", order="natural"
)
GRADE = Facet(name="grade", label=_("Класс или возраст"), model="mms_wagtail.Grade", order="natural")
AUDIENCE = Facet(name="audience", label=_("Для кого"), model="mms_wagtail.Audience")
YEAR = Facet(name="year", label=_("Год"), order="newest", ranged=True)
SCHOOL_YEAR = Facet(name="school_year", label=_("Учебный год"), order="newest")

DIRECTION = Facet(
    name="direction", label=_("Направление работы"), model="mms_wagtail.Direction", nested=True, listed=False
)
ORGANIZATION = Facet(
    name="organization", label=_("Организация"), model="mms_wagtail.Organization", listed=False
)
SCHOOL = Facet(name="school", label=_("Школа или сад"), model="mms_wagtail.Organization")
AUTHOR = Facet(name="author", label=_("Автор"), model="mms_wagtail.Person", listed=False)
TAG = Facet(name="tag", label=_("Метка"), model="taggit.Tag", listed=False)
