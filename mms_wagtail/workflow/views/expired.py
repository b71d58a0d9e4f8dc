"""A form whose token no longer holds, since its reader logged in anew: shown again, not lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def _no_response(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def shows_expired_again(view: View) -> View:
    """Decorator, the outermost: check the token here, by the middleware's own code, not in the middleware.

    Of a reader who is logged in the view is called with ``request.form_expired = True``: it must change
    nothing then, and show what was typed, with a new token, to be sent once more. Everybody else gets the
    middleware's refusal.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = CsrfViewMiddleware(_no_response).process_view(request, view, (), {})
        request.form_expired = refusal is not None
        if refusal is not None and not request.user.is_authenticated:
            return refusal
        return view(request, *args, **kwargs)

    return wrapped
