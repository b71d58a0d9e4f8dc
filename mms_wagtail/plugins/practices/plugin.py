"""How practices are found and offered: the section's declaration."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Facet, HomeBlock, Plugin, Review, SubmissionStep
from mms_wagtail.domain import facets
from mms_wagtail.plugins.practices.choices import PracticeType, Recognition

TYPE = Facet(name="practice", label=_("Тип практики"), choices=tuple(PracticeType.choices), order="natural")
RECOGNITION = Facet(
    name="recognition", label=_("Признание"), choices=tuple(Recognition.choices), order="natural"
)

FORMS = "mms_wagtail.plugins.practices.forms"
REVIEW = Review(
    offer=_("Поделиться практикой"),
    noun=_("практика"),
    lead=_(
        "Заявку проверит методист, оценят два эксперта, решит руководитель службы. "
        "Опубликованная практика получает свидетельство."
    ),
    steps=(
        SubmissionStep(
            slug="o-chem",
            title=_("О чём практика"),
            lead=_("Начните с главного. Всё, что вы напишете, сохраняется само."),
            form=f"{FORMS}.AboutForm",
        ),
        SubmissionStep(
            slug="problema",
            title=_("Какую проблему решает"),
            lead=_("Эксперты начинают с этого вопроса."),
            form=f"{FORMS}.ProblemForm",
        ),
        SubmissionStep(
            slug="kak",
            title=_("Как это сделать"),
            lead=_("Представьте, что рассказываете коллеге, который завтра войдёт в класс."),
            form=f"{FORMS}.IdeaForm",
        ),
        SubmissionStep(slug="rezultat", title=_("Что получилось"), form=f"{FORMS}.ResultsForm"),
        SubmissionStep(
            slug="fayly",
            title=_("Файлы"),
            lead=_("Разработки, презентации, фотографии. Этот шаг можно пропустить."),
            part="files",
        ),
        SubmissionStep(
            slug="avtory",
            title=_("Соавторы"),
            lead=_(
                "Соавтор получит письмо и согласится по ссылке. Если вы работали один, пропустите этот шаг."
            ),
            part="coauthors",
        ),
        SubmissionStep(
            slug="prava",
            title=_("Права"),
            lead=_("Чтобы никто не оказался обижен."),
            form=f"{FORMS}.RightsForm",
        ),
    ),
    reading="mms_wagtail/practices/_story.html",
    lookalikes="mms_wagtail.plugins.practices.domain.lookalikes.lookalikes",
    build="mms_wagtail.plugins.practices.domain.building.build_page",
    prepare="mms_wagtail.plugins.practices.domain.building.refresh_authors",
    published="mms_wagtail.plugins.practices.domain.publishing.practice_published",
)

PLUGIN = Plugin(
    slug="practices",
    model="mms_practices.PracticePage",
    label=_("Лучшие практики"),
    description=_("Опыт педагогов района, проверенный экспертами."),
    document="mms_wagtail.plugins.practices.domain.document.practice_document",
    queryset="mms_wagtail.plugins.practices.domain.document.with_document_parts",
    index_model="mms_practices.PracticeIndexPage",
    facets=(
        TYPE,
        RECOGNITION,
        facets.SCHOOL,
        facets.SUBJECT,
        facets.LEVEL,
        facets.GRADE,
        facets.AUDIENCE,
        facets.YEAR,
        facets.DIRECTION,
        facets.ORGANIZATION,
        facets.AUTHOR,
    ),
    hue=28,
    demo="mms_wagtail.plugins.practices.demo.load.load_demo",
    review=REVIEW,
    home=HomeBlock(template="mms_wagtail/practices/_home.html", order=50),
    urls="mms_wagtail.plugins.practices.urls",
    url_prefix="praktika/",
)
