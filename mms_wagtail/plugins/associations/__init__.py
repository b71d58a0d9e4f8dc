"""Associations of educators, the methodological council, and the network between them."""
