"""Loads the demo portal: an invented district with materials of real substance."""
