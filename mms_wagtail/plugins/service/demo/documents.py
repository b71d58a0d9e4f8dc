"""The demo's register of documents, with files made of its texts."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from mms_wagtail.demo.files import make_file
from mms_wagtail.demo.markdown import body_blocks
from mms_wagtail.demo.sources import read_table
from mms_wagtail.domain.groups import portal_collection
from mms_wagtail.fixtures import DEMO
from mms_wagtail.plugins.service.demo.signing import Signer
from mms_wagtail.plugins.service.edition_rules import edition_name
from mms_wagtail.plugins.service.models import DocumentEdition, ServiceDocument

FOLDER = DEMO / "service"
ISSUER = "Комитет по образованию"


def load_documents(owner: Any) -> int:
    """Create the documents that are missing; one is known by its address. Gives how many were made."""
    known = set(ServiceDocument.objects.values_list("slug", flat=True))
    # A register that an editor has begun may have a plan of its own under another address.
    kinds = set(ServiceDocument.objects.exclude(kind="other").values_list("kind", flat=True))
    made = 0
    for values in read_table(FOLDER / "documents.toml", "document"):
        if values["slug"] in known or values["kind"] in kinds:
            continue
        _create(values, owner)
        made += 1
    return made


def _create(values: dict[str, Any], owner: Any) -> None:
    editions = values.pop("edition")
    document = ServiceDocument(**values)
    for item in editions:
        document.editions.add(_edition(item, document, owner))
    document.full_clean()
    document.save()


def _edition(values: dict[str, Any], document: ServiceDocument, owner: Any) -> DocumentEdition:
    text, (act_title, act_number, act_date) = values.pop("text"), values.pop("act")
    edition = DocumentEdition(
        document=document,
        act_title=act_title,
        act_number=act_number,
        act_date=act_date,
        act_by=ISSUER,
        **values,
    )
    title = f"{document.title}, {edition_name(edition, document.kind)}"
    content = make_file("pdf", title=document.title, subtitle=edition.act_text, blocks=body_blocks(text))
    edition.file = get_document_model()(
        title=title,
        collection=portal_collection(),
        uploaded_by_user=owner,
        file=ContentFile(content, name=f"{title}.pdf".replace("/", "-")),
    )
    edition.file.save()
    edition.file_id = edition.file.pk
    if edition.signed_by:
        signature = Signer(edition.signed_by.partition(",")[0]).sign(content)
        edition.signature.save(f"{document.slug}.sig", ContentFile(signature), save=False)
    return edition
