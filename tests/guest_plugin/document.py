"""What the search knows of a trip."""

from typing import Any

from mms_wagtail.contracts import Document


def trip_document(page: Any) -> Document:
    return Document(
        title=page.title,
        annotation=page.route,
        facets={
            "subject": (page.subject.slug,) if page.subject else (),
            "transport": (page.transport,),
        },
        facts=(page.get_transport_display(),),
    )
