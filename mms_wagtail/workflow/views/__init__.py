"""Pages of the portal for authors, co-authors and experts."""
