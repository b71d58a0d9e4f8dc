"""Pages of the section in words: what templates show."""
