"""The public face of the workflow: what sections call."""

from mms_wagtail.workflow.domain.assigning import assign_reviewers, claim, refuse, replace_reviewer
from mms_wagtail.workflow.domain.checking import accept, decline, return_for_revision
from mms_wagtail.workflow.domain.coauthors import agreed_coauthors
from mms_wagtail.workflow.domain.deciding import decide
from mms_wagtail.workflow.domain.drafting import save_draft, start_submission
from mms_wagtail.workflow.domain.merging import latest_round, merged
from mms_wagtail.workflow.domain.publishing import withdraw
from mms_wagtail.workflow.domain.reviewing import record_review, save_review
from mms_wagtail.workflow.domain.steps import cleaned_data, form_of
from mms_wagtail.workflow.domain.submitting import reopen, submit, take_back
from mms_wagtail.workflow.models import Submission

__all__ = [
    "Submission",
    "accept",
    "agreed_coauthors",
    "assign_reviewers",
    "claim",
    "cleaned_data",
    "decide",
    "decline",
    "form_of",
    "latest_round",
    "merged",
    "record_review",
    "refuse",
    "reopen",
    "replace_reviewer",
    "return_for_revision",
    "save_draft",
    "save_review",
    "start_submission",
    "submit",
    "take_back",
    "withdraw",
]
