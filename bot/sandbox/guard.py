"""Who may speak to the sandbox: programs on this machine, and no page of the web that runs in a browser on it.

Invariant: every request names a loopback host, so that no foreign name that leads to 127.0.0.1 is served (DNS
rebinding), and one that says where it comes from comes from the sandbox's own page.
"""

from functools import lru_cache
from urllib.parse import urlsplit

from aiohttp import web

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_OWN_SITES = frozenset({"same-origin", "none"})


def foreign_host(request: web.Request) -> str | None:
    """What is wrong with `Host` unless it names a loopback address."""
    host = request.headers.get("Host", "")
    if _is_loopback(host):
        return None
    return f"The host {host[:100]!r} is not this machine: ask http://127.0.0.1 with the sandbox's port."


def foreign(request: web.Request) -> str | None:
    """What is wrong with the host, or with the page that asks; None for a request that may come in."""
    origin = request.headers.get("Origin")
    if wrong := foreign_host(request):
        return wrong
    if origin is not None and origin.casefold() != f"http://{request.headers['Host']}".casefold():
        return f"Pages of {origin[:100]} may not reach in: use the sandbox's own page."
    if request.headers.get("Sec-Fetch-Site", "none") not in _OWN_SITES:
        return "Other sites may not reach in: use the sandbox's own page."
    return None


@lru_cache(maxsize=16)
def _is_loopback(host: str) -> bool:
    url = f"//{host}"
    try:
        parts = urlsplit(url)
        hostname, port = parts.hostname, parts.port
    except ValueError:
        return False
    bare = hostname and (f"[{hostname}]" if ":" in hostname else hostname)
    return hostname in LOOPBACK and url.casefold() in (f"//{bare}", f"//{bare}:{port}")
