"""Shared verbs and queries of the core. Views, commands and the admin call them."""
