"""Verbs and queries of submissions and their review. Each change of state has one owner here."""
