"""Submissions and their review, on top of Wagtail's workflow."""
