"""Pages of the personal cabinet."""
