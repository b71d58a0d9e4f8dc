"""How the law is found: the section, and acts as a part of it."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Facet, HomeBlock, Plugin
from mms_wagtail.domain import facets
from mms_wagtail.fixtures import VOCABULARIES
from mms_wagtail.plugins.legislation.choices import ActKind
from mms_wagtail.plugins.legislation.domain.states import State

KIND = Facet(name="act_kind", label=_("Вид акта"), choices=tuple(ActKind.choices), order="natural")
STATE = Facet(name="act_state", label=_("Действие акта"), choices=tuple(State.choices), order="natural")
ISSUER = Facet(name="issuer", label=_("Кто принял"), model="mms_legislation.IssuingBody")

EFFECTIVE = Facet(name="effective", label=_("Вступает в силу"), order="newest", ranged=True)

UPDATES = Plugin(
    slug="legislation",
    model="mms_legislation.LegislationUpdatePage",
    label=_("Законодательство"),
    description=_("Что изменилось в законах об образовании и что это значит для педагога."),
    document="mms_wagtail.plugins.legislation.domain.update_document.update_document",
    queryset="mms_wagtail.plugins.legislation.domain.update_document.with_document_parts",
    index_model="mms_legislation.LegislationIndexPage",
    facets=(facets.AUDIENCE, facets.LEVEL, facets.SUBJECT, KIND, EFFECTIVE, facets.YEAR),
    home=HomeBlock(template="mms_wagtail/legislation/_home.html", order=10),
    hue=222,
    urls="mms_wagtail.plugins.legislation.urls",
    url_prefix="zakonodatelstvo/",
    demo="mms_wagtail.plugins.legislation.demo.load.load_demo",
)

ACTS = Plugin(
    slug="acts",
    model="mms_legislation.LegalAct",
    within="legislation",
    label=_("Правовые акты"),
    description=_("Законы, приказы и правила, по которым работает школа: что действует и с какого дня."),
    document="mms_wagtail.plugins.legislation.domain.document.act_document",
    queryset="mms_wagtail.plugins.legislation.domain.document.with_document_parts",
    vocabularies=(("mms_legislation.IssuingBody", VOCABULARIES / "issuing_bodies.toml"),),
    facets=(STATE, KIND, ISSUER, facets.YEAR, facets.SUBJECT, facets.LEVEL, facets.AUDIENCE),
    hue=222,
)
