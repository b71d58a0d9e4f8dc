"""Certificates: a register without gaps, PDFs, and a public page that verifies them."""
