"""Readers of formats: each gives every record of a file, or the reason why one cannot be read."""
