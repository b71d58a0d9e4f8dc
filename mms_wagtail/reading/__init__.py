"""Reads the texts of files, in a process of its own.

Nothing here knows Django: names of files come as arguments and texts go out as JSON. A process
can be stopped when a file takes too long, may not take more memory than it is given, and takes
nothing with it when a library written in C falls; PDFium also bears no second thread.
"""
