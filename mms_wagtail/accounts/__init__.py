"""Accounts of teachers: profiles, consents, the personal cabinet."""
