"""Submissions, their reviewers and their reviews."""

from mms_wagtail.workflow.models.coauthor import CoAuthor
from mms_wagtail.workflow.models.event import SubmissionEvent
from mms_wagtail.workflow.models.reasons import ReturnReason
from mms_wagtail.workflow.models.review import Assignment, ExpertReview
from mms_wagtail.workflow.models.scheme import Criterion, ReviewScheme
from mms_wagtail.workflow.models.submission import Submission
from mms_wagtail.workflow.models.tasks import (
    DecisionTask,
    ExpertReviewTask,
    ExpertReviewTaskState,
    FormalCheckTask,
)

__all__ = [
    "Assignment",
    "CoAuthor",
    "Criterion",
    "DecisionTask",
    "ExpertReview",
    "ExpertReviewTask",
    "ExpertReviewTaskState",
    "FormalCheckTask",
    "ReturnReason",
    "ReviewScheme",
    "Submission",
    "SubmissionEvent",
]
