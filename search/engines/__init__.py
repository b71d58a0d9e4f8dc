"""Engines that hold the index, behind one contract."""
