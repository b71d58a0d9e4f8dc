"""The methodological service itself: form, staff, documents, innovation sites."""
