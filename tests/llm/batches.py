"""The double's Batch API: /files and /batches."""

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.llm.server import ModelServer

Json = dict[str, Any]


class BatchRoutes:
    """Files and batches. A batch stays `in_progress` until a test says `finish()`, `expire()` or `break_down()`.

    `offered` False makes a server without them, which answers `status`.
    """

    def __init__(self, server: "ModelServer") -> None:
        self.offered = True
        self.status = 404
        self.files: dict[str, str] = {}
        self.batches: dict[str, Json] = {}
        self._server = server

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/files", self._upload),
            web.get("/v1/files/{id}/content", self._content),
            web.post("/v1/batches", self._create),
            web.get("/v1/batches/{id}", self._retrieve),
        ]

    def lines(self) -> list[Json]:
        """The requests of the newest batch."""
        batch = list(self.batches.values())[-1]
        return [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]

    def finish(self, *, most: int | None = None, fail: tuple[str, ...] = (), status: str = "completed") -> None:
        """Answer the newest batch, last line first, by the server's `always`: `most` of its lines; others expire.

        The lines whose ids are in `fail` end with a status of 500.
        """
        batch = list(self.batches.values())[-1]
        answered, wrong = [], []
        for count, line in enumerate(reversed(self.lines())):
            if most is not None and count >= most:
                wrong.append(_line(line, None, {"code": "batch_expired", "message": "This request expired."}))
            elif line["custom_id"] in fail:
                wrong.append(_line(line, {"status_code": 500, "body": {"error": {"message": "boom"}}}, None))
            elif refused := self._server.refusal(line["body"], {"Authorization": f"Bearer {self._server.key}"}):
                wrong.append(_line(line, {"status_code": 400, "body": json.loads(refused.text or "{}")}, None))
            else:
                body = self._server.completion(line["body"], {})
                answered.append(_line(line, {"status_code": 200, "body": body}, None))
        batch |= {"status": status, "output_file_id": self._keep(answered), "error_file_id": self._keep(wrong)}

    def expire(self, most: int) -> None:
        """After `most` answers the time was over."""
        self.finish(most=most, status="expired")

    def break_down(self, message: str) -> None:
        """The newest batch was not taken."""
        errors = {"object": "list", "data": [{"code": "invalid", "message": message, "line": 1, "param": None}]}
        list(self.batches.values())[-1].update(status="failed", errors=errors)

    def forget(self) -> None:
        """No batch is known any more."""
        self.batches.clear()

    def _keep(self, lines: list[Json]) -> str | None:
        if not lines:
            return None
        name = f"file-{len(self.files) + 1}"
        self.files[name] = "\n".join(json.dumps(line) for line in lines) + "\n"
        return name

    def _refusal(self, request: web.Request) -> web.Response | None:
        if not self.offered:
            return web.json_response({"detail": "Not Found"}, status=self.status)
        return self._server.unauthorized(request.headers)

    async def _upload(self, request: web.Request) -> web.Response:
        if refusal := self._refusal(request):
            return refusal
        form = await request.post()
        upload = form["file"]
        assert form["purpose"] == "batch"
        assert isinstance(upload, web.FileField)
        name = f"file-{len(self.files) + 1}"
        self.files[name] = upload.file.read().decode()
        return web.json_response({"id": name, "object": "file", "bytes": 1, "filename": "x", "purpose": "batch"})

    async def _content(self, request: web.Request) -> web.Response:
        name = request.match_info["id"]
        return self._refusal(request) or web.Response(text=self.files[name], content_type="application/octet-stream")

    async def _create(self, request: web.Request) -> web.Response:
        if refusal := self._refusal(request):
            return refusal
        body = await request.json()
        assert body.keys() == {"input_file_id", "endpoint", "completion_window"}
        lines = [json.loads(line) for line in self.files[body["input_file_id"]].splitlines()]
        assert all(line.keys() == {"custom_id", "method", "url", "body"} for line in lines)
        assert len({line["custom_id"] for line in lines}) == len(lines)
        name = f"batch_{len(self.batches) + 1}"
        counts = {"total": len(lines), "completed": 0, "failed": 0}
        self.batches[name] = {"id": name, "object": "batch", "status": "in_progress", "request_counts": counts, **body}
        return web.json_response(self.batches[name])

    async def _retrieve(self, request: web.Request) -> web.Response:
        if refusal := self._refusal(request):
            return refusal
        batch = self.batches.get(request.match_info["id"])
        if batch is None:
            return web.json_response({"error": {"message": "No batch found"}}, status=404)
        return web.json_response(batch)


def _line(line: Json, response: Json | None, error: Json | None) -> Json:
    return {"id": f"r-{line['custom_id']}", "custom_id": line["custom_id"], "response": response, "error": error}
