"""Benchmarks of the search: ``make bench``."""
