"""How the council is found: a kind of content of the section."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Plugin

DOCUMENT = "mms_wagtail.plugins.associations.domain.council_document"
COUNCIL = Plugin(
    slug="council",
    model="mms_associations.MethodologicalCouncilPage",
    label=_("Методсовет"),
    description=_("Кто координирует методическую работу района и что решено."),
    document=f"{DOCUMENT}.council_document",
    hue=265,
    within="associations",
    urls="mms_wagtail.plugins.associations.effectiveness_urls",
    url_prefix="obedineniya/",
)
