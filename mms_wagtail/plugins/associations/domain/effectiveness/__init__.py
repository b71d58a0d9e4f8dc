"""How effective associations are (the regulation, clause 2.1): measures, the formula, and its words."""
