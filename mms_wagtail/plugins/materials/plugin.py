"""How the bank is found: the section's declaration."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Plugin
from mms_wagtail.domain import facets

PLUGIN = Plugin(
    slug="materials",
    model="mms_materials.MaterialPage",
    label=_("Банк педагогической информации"),
    description=_("Акты, методические рекомендации, разработки уроков, задания и аналитика."),
    document="mms_wagtail.plugins.materials.domain.document.material_document",
    queryset="mms_wagtail.plugins.materials.domain.document.with_document_parts",
    index_model="mms_materials.MaterialIndexPage",
    facets=(
        facets.KIND,
        facets.SUBJECT,
        facets.LEVEL,
        facets.GRADE,
        facets.AUDIENCE,
        facets.YEAR,
        facets.DIRECTION,
        facets.ORGANIZATION,
        facets.AUTHOR,
        facets.TAG,
    ),
    demo="mms_wagtail.plugins.materials.demo.load.load_demo",
    hue=188,
)
