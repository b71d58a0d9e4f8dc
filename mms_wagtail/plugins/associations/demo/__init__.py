"""The section's part of the demo portal."""
