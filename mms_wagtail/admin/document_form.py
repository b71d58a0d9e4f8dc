"""Checks uploaded documents before they are stored.

A host turns it on with one line::

    WAGTAILDOCS_DOCUMENT_FORM_BASE = "mms_wagtail.admin.document_form.CheckedDocumentForm"
"""

from __future__ import annotations

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from mms_wagtail.domain.uploads import check_upload


class CheckedDocumentForm(BaseDocumentForm):
    """Wagtail's form of a document, which refuses files that a reader could not open."""

    def clean_file(self) -> Any:
        """Check a newly uploaded file.

        Raises
        ------
        ValidationError
            With what is wrong with the file and what to do.
        """
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            check_upload(upload)
        return upload
