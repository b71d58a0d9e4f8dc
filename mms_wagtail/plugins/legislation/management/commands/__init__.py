"""Commands of the section."""
