"""How the bank is found: the section's declaration."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Plugin, Review, SubmissionStep
from mms_wagtail.domain import facets

FORMS = "mms_wagtail.plugins.materials.forms"
REVIEW = Review(
    offer=_("Предложить материал"),
    noun=_("материал"),
    lead=_("Методист проверит материал и опубликует его в банке под вашим именем."),
    steps=(
        SubmissionStep(slug="o-chem", title=_("Что это"), form=f"{FORMS}.AboutForm"),
        SubmissionStep(slug="dlya-kogo", title=_("Для кого"), form=f"{FORMS}.ForWhomForm"),
        SubmissionStep(
            slug="fayly",
            title=_("Файлы"),
            lead=_("Разработка, презентация, карточки. Если весь материал в тексте, пропустите этот шаг."),
            part="files",
        ),
        SubmissionStep(slug="prava", title=_("Права"), form=f"{FORMS}.RightsForm"),
    ),
    build="mms_wagtail.plugins.materials.domain.offering.build_page",
    prepare="mms_wagtail.plugins.materials.domain.offering.add_files",
    reading="mms_wagtail/materials/_reading.html",
    workflow="check",
)

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
    review=REVIEW,
)
