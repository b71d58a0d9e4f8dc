"""Search over what the portal has published, in Russian."""
