"""The last touches to a page before the last task publishes it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.errors import NotAllowedError
from mms_wagtail.workflow.models import Submission


def prepare_page(
    submission: Submission, *, by: Any, go_live_at: dt.datetime | None = None, **values: Any
) -> Any:
    """Save a revision of the page as it is to be published.

    Parameters
    ----------
    go_live_at:
        When it is to come out; None for at once.
    values:
        Fields that the decision fills; those that the page lacks, and None, are left out.

    Returns
    -------
    The page of that revision.

    Raises
    ------
    NotAllowedError
        When ``by`` does the task and yet may not publish in the section: Wagtail would refuse later.
    """
    stored: Any = submission.page
    if not stored.permissions_for_user(by).can_publish():
        raise NotAllowedError(
            _(
                "У вашей группы нет права публиковать в этом разделе. Попросите администратора дать его "
                "в настройках Wagtail: «Настройки», «Группы»."
            )
        )
    page = stored.specific.get_latest_revision_as_object()
    page.go_live_at, page.expire_at = go_live_at, None
    for name, value in {"decided_on": timezone.localdate(), **values}.items():
        if hasattr(page, name) and value is not None:
            setattr(page, name, value)
    if path := review_of(submission).prepare:
        import_string(path)(submission, page)
    page.save_revision(user=by, clean=False)
    return page
