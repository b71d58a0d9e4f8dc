"""The practices' part of the demo portal: half a year of the district, told by the real verbs."""
