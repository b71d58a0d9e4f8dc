"""The section in Wagtail's admin."""
