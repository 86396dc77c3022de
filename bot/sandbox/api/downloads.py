"""Where files go down: `GET /file/bot<token>/<file_path>`.

Invariant: a path is looked up among those that the store made and leads nowhere else; every file goes out as bytes that
a browser saves rather than shows, and to no other site's page.
"""

from collections.abc import Callable

from aiohttp import web

from bot.sandbox.api.methods.files import MAX_DOWNLOAD
from bot.sandbox.guard import foreign
from bot.sandbox.wire import ApiError, Forbidden
from bot.sandbox.world.world import World

_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "attachment"}


def routes(world: World, token: Callable[[], str]) -> list[web.RouteDef]:
    """The routes, to be served beside the Bot API; `token` tells the one that counts at the time of the request."""

    async def download(request: web.Request) -> web.Response:
        if wrong := foreign(request):
            return _refused(Forbidden(wrong))
        if request.match_info["token"] != token():
            return _refused(ApiError(401, "Unauthorized"))
        stored = world.files.at(request.match_info["path"])
        if stored is None or stored.size > MAX_DOWNLOAD:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=stored.upload.content, content_type="application/octet-stream", headers=_HEADERS)

    return [web.get("/file/bot{token:[^/]+}/{path:.+}", download)]


def _refused(error: ApiError) -> web.Response:
    return web.json_response(error.answer(), status=error.status)
