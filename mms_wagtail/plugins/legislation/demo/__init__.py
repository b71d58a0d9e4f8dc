"""The section's part of the demo portal: true acts, and what changed in them."""
