"""Generated materials for load tests: plausible, of the demo's own words."""

from __future__ import annotations

import datetime as dt
import random

from wagtail.signal_handlers import disable_reference_index_auto_update

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.markdown import Block, body_blocks, stream_json
from mms_wagtail.demo.sources import Source, read_sources
from mms_wagtail.fixtures import DEMO
from mms_wagtail.plugins.materials.demo.lookup import Lookup
from mms_wagtail.plugins.materials.models import MaterialAuthor, MaterialPage

SLUG_PREFIX = "generated-"
# The same records at every run, so that measurements can be compared.
SEED = 20190201
FIRST_DAY = dt.date(2015, 9, 1)
DAYS = 4000
BLOCKS_A_PAGE = 5


def add_generated(request: DemoRequest, lookup: Lookup) -> int:
    """Add ``request.scale`` published materials below the section's page.

    The pages have no revisions, are not in Wagtail's index of references, and their
    search documents are not written: the caller rebuilds the search once, which is
    many times faster.
    """
    if not request.scale:
        return 0
    generator = random.Random(SEED)
    sources = list(read_sources(DEMO / "materials"))
    blocks = [block for source in sources for block in body_blocks(source.body) if block[0] == "text"]
    start = MaterialPage.objects.filter(slug__startswith=SLUG_PREFIX).count()
    numbers = range(start + 1, start + request.scale + 1)
    with disable_reference_index_auto_update():
        for number in request.progress("Сгенерированные материалы", numbers):
            page = _generate(number, generator, sources, lookup)
            page.body = stream_json(_some(generator, blocks))
            page.owner = request.owner
            request.index_page.add_child(instance=page)
    return request.scale


def _generate(number: int, generator: random.Random, sources: list[Source], lookup: Lookup) -> MaterialPage:
    """One record: the title of one text, the annotation of another, terms of a third."""
    title, annotation, terms = (generator.choice(sources).meta for _ in range(3))
    date = FIRST_DAY + dt.timedelta(days=generator.randrange(DAYS))
    page = MaterialPage(
        title=f"{title['title']} (вариант {number})"[:255],
        slug=f"{SLUG_PREFIX}{number}",
        annotation=annotation["annotation"],
        kind=lookup.kinds[terms["kind"]],
        organization=generator.choice(list(lookup.organizations.values())),
        date=date,
        year=date.year,
        live=True,
    )
    lookup.describe(page, terms)
    page.authors.add(MaterialAuthor(person=generator.choice(list(lookup.people.values())), role="author"))
    return page


def _some(generator: random.Random, blocks: list[Block]) -> list[Block]:
    return generator.sample(blocks, min(BLOCKS_A_PAGE, len(blocks)))
