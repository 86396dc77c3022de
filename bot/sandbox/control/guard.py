"""Who may ask the control API: this machine, and no page of the web that runs in a browser on it.

Invariant: every request names a loopback host, so that no foreign name that leads to 127.0.0.1 is served (DNS
rebinding); one that says where it comes from comes from the sandbox's own page; and one that changes something is
JSON, which a browser sends across origins only after it was allowed to, and it never is.
"""

from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.control.refusal import Refusal

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_OWN_SITES = frozenset({"same-origin", "none"})


def check_host(request: web.Request) -> None:
    """Raise Refusal 403 unless `Host` names a loopback address."""
    host = request.headers.get("Host", "")
    if _hostname(f"//{host}") not in LOOPBACK:
        raise Refusal(
            403, f"The host {host[:100]!r} is not this machine: ask http://127.0.0.1 with the sandbox's port."
        )


def check(request: web.Request) -> None:
    """Raise Refusal 403 for a foreign host or origin, 415 for a POST that is no JSON."""
    check_host(request)
    origin = request.headers.get("Origin")
    if origin is not None and origin.casefold() != f"http://{request.headers['Host']}".casefold():
        raise Refusal(403, f"Pages of {origin[:100]} may not reach in: use the sandbox's own page.")
    if request.headers.get("Sec-Fetch-Site", "none") not in _OWN_SITES:
        raise Refusal(403, "Other sites may not reach in: use the sandbox's own page.")
    if request.method == "POST" and request.content_type != "application/json":
        raise Refusal(415, f"The body is {request.content_type}: send it as application/json.")


def _hostname(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        hostname, port = parts.hostname, parts.port
    except ValueError:
        return None
    bare = hostname and (f"[{hostname}]" if ":" in hostname else hostname)
    return hostname if url.casefold() in (f"//{bare}", f"//{bare}:{port}") else None
