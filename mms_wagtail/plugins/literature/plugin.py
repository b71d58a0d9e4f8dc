"""How the section's two kinds of content are found: issues of the digest, and publications."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Facet, HomeBlock, Plugin
from mms_wagtail.domain import facets
from mms_wagtail.plugins.literature.choices import Carrier, Category, PublicationKind

KIND = Facet(
    name="publication", label=_("Вид издания"), choices=tuple(PublicationKind.choices), order="natural"
)
CATEGORY = Facet(name="category", label=_("Литература"), choices=tuple(Category.choices), order="natural")
CARRIER = Facet(name="carrier", label=_("На чём"), choices=tuple(Carrier.choices), order="natural")
# Authors of books are not in the directory of people, so a value is its own label.
WRITER = Facet(name="writer", label=_("Автор издания"))

DOMAIN = "mms_wagtail.plugins.literature.domain"

NEWS = Plugin(
    slug="literature",
    model="mms_literature.LiteratureNewsPage",
    label=_("Новинки литературы"),
    description=_("Что нового прочитать учителю, и зачем."),
    document=f"{DOMAIN}.document.news_document",
    queryset=f"{DOMAIN}.document.with_news_parts",
    index_model="mms_literature.LiteratureIndexPage",
    facets=(facets.SUBJECT, facets.AUDIENCE, facets.YEAR),
    hue=330,
    urls="mms_wagtail.plugins.literature.urls",
    url_prefix="literatura/",
    home=HomeBlock(template="mms_wagtail/literature/home.html", order=60),
    demo="mms_wagtail.plugins.literature.demo.load.load_demo",
    importing="mms_wagtail.plugins.literature.importing.run.import_records",
)

PUBLICATIONS = Plugin(
    slug="publications",
    within="literature",
    model="mms_literature.Publication",
    label=_("Издания"),
    description=_("Педагогическая, психологическая, методическая и научно-популярная литература."),
    document=f"{DOMAIN}.document.publication_document",
    queryset=f"{DOMAIN}.document.with_publication_parts",
    facets=(KIND, CATEGORY, CARRIER, facets.SUBJECT, facets.AUDIENCE, facets.YEAR, WRITER),
    hue=330,
)
