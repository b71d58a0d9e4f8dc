"""What is wrong with a number, in words for a person."""


class NumberError(ValueError):
    """A number that cannot be right; its text says what is wrong and what to do."""
