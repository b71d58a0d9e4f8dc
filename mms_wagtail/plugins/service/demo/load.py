"""Placeholder."""


def load_demo(request):
    return 0
