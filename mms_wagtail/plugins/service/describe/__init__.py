"""The section in words: what its pages show beside their fields."""
