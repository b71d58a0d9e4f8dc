"""Template tags of the section."""
