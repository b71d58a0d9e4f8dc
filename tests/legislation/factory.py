"""Acts as tests need them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from mms_wagtail.plugins.legislation.models import IssuingBody, LegalAct


def issuer(slug: str = "minprosveshcheniya", **values: Any) -> IssuingBody:
    """A body by its slug; the one of the vocabulary where it is loaded."""
    defaults = {"name": "Минпросвещения России", **values}
    found, _made = IssuingBody.objects.get_or_create(
        slug=slug, locale=Locale.get_default(), defaults=defaults
    )
    return found


def make_act(number: str = "287", **values: Any) -> LegalAct:
    """An order of the ministry, saved as programs save: in a transaction."""
    fields: dict[str, Any] = {
        "kind": "order",
        "issuer": values.pop("issuer", None) or issuer(),
        "number": number,
        "signed_on": dt.date(2021, 5, 31),
        "effective_from": dt.date(2021, 9, 1),
        "title": "Об утверждении федерального государственного образовательного стандарта",
        "summary": "По этому стандарту учат пятые–девятые классы.",
        **values,
    }
    with transaction.atomic():
        return LegalAct.objects.create(**fields)
