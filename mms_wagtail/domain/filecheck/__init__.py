"""What is inside an uploaded file, and whether it may stay: one idea a module.

The door is :func:`mms_wagtail.domain.uploads.check_upload`. Every check raises
:class:`~mms_wagtail.domain.filecheck.errors.FileRefusedError`.
"""
