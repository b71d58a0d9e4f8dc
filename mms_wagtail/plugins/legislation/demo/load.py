"""Loads the section's part of the demo: acts first, for updates tell of them."""

from __future__ import annotations

from django.db import transaction

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.plugins.legislation.demo.acts import load_acts
from mms_wagtail.plugins.legislation.demo.lookup import Lookup
from mms_wagtail.plugins.legislation.demo.updates import load_updates


@transaction.atomic
def load_demo(request: DemoRequest) -> int:
    """Create the acts and updates that are missing; gives how many there were of both.

    Citations of the acts, and what must be checked because of them, are found at commit, as after any save.
    """
    lookup = Lookup.read()
    acts, made = load_acts(request, lookup)
    return made + load_updates(request, lookup, acts)
