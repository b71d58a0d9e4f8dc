"""Why a file, or one record of it, is not imported: sentences for people."""


class FileRefusedError(ValueError):
    """The whole file cannot be read; its text says why and what to do."""


class RecordRefusedError(ValueError):
    """One record cannot be imported; its text names the field and the cure."""
