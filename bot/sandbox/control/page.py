"""The chat page: its own few files, and nothing from elsewhere.

Invariant: what is served is in a table that is made at the start; no request's path reaches the disk. The page runs
and loads only what comes from the sandbox itself.
"""

from pathlib import Path

from aiohttp import web

from bot.sandbox.control.guard import check_host
from bot.sandbox.control.refusal import Refusal

PAGE = Path(__file__).parents[1] / "page"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        "font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def page_routes(folder: Path = PAGE) -> list[web.RouteDef]:
    """`/` and `/page/<name>` for the files of the folder."""
    found = sorted(folder.iterdir())
    table = {path.name: (_TYPES[path.suffix], path.read_bytes()) for path in found if path.suffix in _TYPES}

    async def serve(request: web.Request) -> web.Response:
        try:
            check_host(request)
        except Refusal as refusal:
            return web.Response(text=refusal.text, status=refusal.status)
        name = request.match_info.get("name", "index.html")
        if name not in table:
            return web.Response(text="There is no such file of the page; it begins at /.", status=404)
        content_type, content = table[name]
        return web.Response(body=content, headers=HEADERS | {"Content-Type": content_type})

    return [web.get("/", serve), web.get("/page/{name}", serve)]
