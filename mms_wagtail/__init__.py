"""Portal of a municipal methodological service, as an add-on for Wagtail."""

__version__ = "0.1.0"
