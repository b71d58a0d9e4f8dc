"""The bank's part of the demo portal."""
