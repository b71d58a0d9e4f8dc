"""Verbs and queries of the bank."""
