"""Take out of a file who made it: one type a module, each ``clean(source, target)`` over binary streams."""
