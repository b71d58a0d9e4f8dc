"""Verbs and queries of the section."""
