"""How the service, its documents and its innovation sites are found: three kinds of one section."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Facet, HomeBlock, Plugin
from mms_wagtail.domain import facets
from mms_wagtail.plugins.service.choices import DocumentKind, Stage

KIND = Facet(
    name="service_document", label=_("Документ службы"), choices=tuple(DocumentKind.choices), order="natural"
)
STAGE = Facet(name="stage", label=_("Этап проекта"), choices=tuple(Stage.choices), order="natural")

DOCUMENT = "mms_wagtail.plugins.service.domain.document"
HUE = 212
SERVICE = Plugin(
    slug="service",
    model="mms_service.ServicePage",
    label=_("О методической службе"),
    description=_("Кто мы, с чем к кому идти, по каким документам работаем."),
    document=f"{DOCUMENT}.service_document",
    queryset=f"{DOCUMENT}.with_service_parts",
    index_model="mms_service.ServicePage",
    demo="mms_wagtail.plugins.service.demo.load.load_demo",
    hue=HUE,
    urls="mms_wagtail.plugins.service.urls",
    url_prefix="o-sluzhbe/",
    home=HomeBlock(template="mms_wagtail/service/_home.html", order=900),
)
DOCUMENTS = Plugin(
    slug="service_documents",
    model="mms_service.ServiceDocument",
    label=_("Документы службы"),
    description=_("Положения, планы, анализ, состав методсовета, соглашение."),
    document=f"{DOCUMENT}.register_document",
    queryset=f"{DOCUMENT}.with_register_parts",
    facets=(KIND, facets.SCHOOL_YEAR, facets.YEAR),
    hue=HUE,
    within="service",
)
SITES = Plugin(
    slug="innovation_sites",
    model="mms_service.InnovationSitePage",
    label=_("Инновационные площадки"),
    description=_("Что пробуют школы и сады района и что из этого вышло."),
    document=f"{DOCUMENT}.site_document",
    queryset=f"{DOCUMENT}.with_site_parts",
    facets=(
        STAGE,
        facets.SCHOOL,
        facets.SUBJECT,
        facets.LEVEL,
        facets.AUDIENCE,
        facets.YEAR,
        facets.DIRECTION,
        facets.ORGANIZATION,
    ),
    hue=HUE,
    within="service",
)
