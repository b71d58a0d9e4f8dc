"""The core's part of Wagtail's admin."""
