"""The bank of pedagogical information (clause 2.2 of the regulation)."""
