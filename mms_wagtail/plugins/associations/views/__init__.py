"""Views of the section, for readers and for leaders."""
