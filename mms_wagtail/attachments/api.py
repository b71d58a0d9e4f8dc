"""The public face of attachments: what a section with submissions may call.

A submission owns a *folder*, an opaque UUID that it makes itself. Permissions are the caller's: nothing here
asks who is asking.
"""

from mms_wagtail.attachments.anonymous import (
    CannotBeAnonymousError,
    anonymous_name,
    anonymous_stream,
    can_be_anonymous,
)
from mms_wagtail.attachments.folders import (
    attach,
    attach_all,
    attachments_of,
    copy_folder,
    delete_folder,
    digest_of,
    move,
    remove,
    rename,
    reorder,
    set_label,
)
from mms_wagtail.attachments.models import Attachment
from mms_wagtail.attachments.previews import preview
from mms_wagtail.attachments.publishing import publish_as_documents
from mms_wagtail.attachments.serving import serve, serve_preview
from mms_wagtail.attachments.widget import (
    FileRow,
    FilesOutcome,
    FilesWidget,
    change_files,
    file_rows,
    files_widget,
    upload_response,
)

__all__ = [
    "Attachment",
    "CannotBeAnonymousError",
    "FileRow",
    "FilesOutcome",
    "FilesWidget",
    "anonymous_name",
    "anonymous_stream",
    "attach",
    "attach_all",
    "attachments_of",
    "can_be_anonymous",
    "change_files",
    "copy_folder",
    "delete_folder",
    "digest_of",
    "file_rows",
    "files_widget",
    "move",
    "preview",
    "publish_as_documents",
    "remove",
    "rename",
    "reorder",
    "serve",
    "serve_preview",
    "set_label",
    "upload_response",
]
