"""Verbs and queries of practices."""
