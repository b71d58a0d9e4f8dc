"""The bank in Wagtail's admin."""
