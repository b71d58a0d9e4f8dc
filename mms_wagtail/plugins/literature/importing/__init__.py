"""Bibliographic records of other catalogues: read, compared with what is known, written.

The door is :func:`mms_wagtail.plugins.literature.importing.run.import_records`.
"""
