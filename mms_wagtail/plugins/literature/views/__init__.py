"""Public pages of publications."""
