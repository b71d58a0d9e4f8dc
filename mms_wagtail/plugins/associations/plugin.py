"""How associations and their meetings are found: two kinds of content of one section."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Facet, HomeBlock, Plugin
from mms_wagtail.domain import facets
from mms_wagtail.plugins.associations.choices import Level, MeetingState

LEVEL = Facet(name="association", label=_("Объединения"), choices=tuple(Level.choices), order="natural")
STATE = Facet(name="meeting", label=_("Заседание"), choices=tuple(MeetingState.choices), order="natural")

DOCUMENT = "mms_wagtail.plugins.associations.domain.document"
ASSOCIATIONS = Plugin(
    slug="associations",
    model="mms_associations.AssociationPage",
    label=_("Методические объединения"),
    description=_("Кто из коллег района занят тем же, когда они собираются и что решают."),
    document=f"{DOCUMENT}.association_document",
    queryset=f"{DOCUMENT}.with_association_parts",
    index_model="mms_associations.AssociationIndexPage",
    facets=(LEVEL, facets.SCHOOL, facets.SUBJECT, facets.LEVEL, facets.DIRECTION, facets.ORGANIZATION),
    hue=265,
    demo="mms_wagtail.plugins.associations.demo.load.load_demo",
    urls="mms_wagtail.plugins.associations.urls",
    url_prefix="obedineniya/",
    home=HomeBlock(template="mms_wagtail/associations/_home.html", order=70),
)
MEETINGS = Plugin(
    slug="meetings",
    model="mms_associations.Meeting",
    label=_("Заседания и решения"),
    description=_("О чём говорили и что решили методические объединения и методсовет."),
    document=f"{DOCUMENT}.meeting_document",
    queryset=f"{DOCUMENT}.with_meeting_parts",
    facets=(
        STATE,
        facets.SCHOOL_YEAR,
        LEVEL,
        facets.SCHOOL,
        facets.SUBJECT,
        facets.LEVEL,
        facets.ORGANIZATION,
        facets.YEAR,
    ),
    hue=265,
    within="associations",
)
