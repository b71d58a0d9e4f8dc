"""Sections of the portal that come with the add-on, one Django app each."""
