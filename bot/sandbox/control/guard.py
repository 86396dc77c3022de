"""Who may ask the control API: what `bot.sandbox.guard` lets in, and who changes something in JSON only.

Invariant: a browser sends JSON across origins only after it was allowed to, and it never is.
"""

from aiohttp import web

from bot.sandbox.control.refusal import Refusal
from bot.sandbox.guard import foreign, foreign_host


def check_host(request: web.Request) -> None:
    """Raise Refusal 403 unless `Host` names a loopback address."""
    if wrong := foreign_host(request):
        raise Refusal(403, wrong)


def check(request: web.Request) -> None:
    """Raise Refusal 403 for a foreign host or origin, 415 for a POST that is no JSON."""
    if wrong := foreign(request):
        raise Refusal(403, wrong)
    if request.method == "POST" and request.content_type != "application/json":
        raise Refusal(415, f"The body is {request.content_type}: send it as application/json.")
