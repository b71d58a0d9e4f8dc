"""Why a step of a submission cannot be done. Every error is a sentence for the person who tried."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


class WorkflowError(Exception):
    """A step that cannot be done; ``str()`` is a sentence in Russian that says what to do."""


class IllegalMoveError(WorkflowError):
    """The submission is in another state: somebody was faster, or the address was made up."""


class NotAllowedError(WorkflowError):
    """The person may not do this step."""


class ConflictOfInterestError(NotAllowedError):
    """The person is an author of the work, or works beside one."""


class NoReasonError(WorkflowError):
    """A refusal or a return needs a reason that the author can read."""


class IncompleteError(WorkflowError):
    """Something is missing; ``missing`` lists it."""

    def __init__(self, message: str, missing: list[Any]) -> None:
        super().__init__(message)
        self.missing = missing


class StaleDraftError(WorkflowError):
    """The draft was changed elsewhere since it was read. ``current`` is the submission as it is now."""

    def __init__(self, current: Any) -> None:
        super().__init__(
            _("Заявку успели изменить в другом окне или на другом устройстве. Сравните и сохраните снова.")
        )
        self.current = current
