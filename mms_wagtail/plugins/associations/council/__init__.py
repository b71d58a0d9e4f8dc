"""The methodological council: who sits in it, by what act, and what is amiss with it."""
