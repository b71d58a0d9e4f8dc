"""Codes of UNIMARC that several readers need."""

from mms_wagtail.plugins.literature.choices import Role

# Relator codes (UNIMARC, appendix C). "" is for what the portal keeps no role for.
RELATORS = {
    "070": Role.AUTHOR, "100": Role.AUTHOR, "220": Role.COMPILER, "340": Role.EDITOR, "440": Role.ILLUSTRATOR,
    "570": "", "651": Role.EDITOR, "727": Role.SUPERVISOR, "730": Role.TRANSLATOR,
}  # fmt: skip
