"""Submissions in Wagtail's admin."""
