"""The register in Wagtail's admin: to look, to search, to revoke; nothing is written by hand."""
