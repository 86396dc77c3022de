"""The control API as a test uses it: plain HTTP, one object for one person."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import aiohttp

Event = tuple[str, dict[str, Any]]


class Control:
    """Asks in the name of one person, or of the first when `user` is None."""

    def __init__(self, http: aiohttp.ClientSession, url: str, user: int | None = None) -> None:
        self._http = http
        self._user = {} if user is None else {"user": user}
        self.url = f"{url}/control"

    async def look(self, path: str, **query: Any) -> Any:
        """The result of a GET."""
        status, body = await self.look_at(path, **query)
        assert status == 200, body
        return body["result"]

    async def look_at(self, path: str, **query: Any) -> tuple[int, Any]:
        """Status and body of a GET."""
        async with self._http.get(f"{self.url}/{path}", params=self._user | query) as response:
            return response.status, await response.json()

    async def do(self, act: str, **fields: Any) -> Any:
        """The result of a person's act."""
        status, body = await self.attempt(act, **fields)
        assert status == 200, body
        return body["result"]

    async def attempt(self, act: str, **fields: Any) -> tuple[int, Any]:
        """Status and body of a person's act."""
        return await self.post(act, self._user | fields)

    async def turn(self, switch: str, **fields: Any) -> Any:
        """The result of one of the sandbox's own switches."""
        status, body = await self.post(switch, fields)
        assert status == 200, body
        return body["result"]

    async def post(self, path: str, fields: Any) -> tuple[int, Any]:
        """Status and body of a POST."""
        body, headers = BytesIO(json.dumps(fields).encode()), {"Content-Type": "application/json"}
        async with self._http.post(f"{self.url}/{path}", data=body, headers=headers) as response:
            return response.status, await response.json()

    async def view(self, chat_id: int) -> Any:
        """The ChatView of a chat."""
        return next(view for view in (await self.look("state"))["chats"] if view["chat"]["id"] == chat_id)

    @asynccontextmanager
    async def events(self, **query: Any) -> AsyncIterator["Stream"]:
        """The stream of events, once it has begun."""
        async with self._http.get(f"{self.url}/events", params=self._user | query) as response:
            assert await response.content.readline() == b"retry: 1000\n"
            assert await response.content.readline() == b"\n"
            yield Stream(response)


class Stream:
    """Events in the order in which they come."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response
        self.number = 0

    async def next(self) -> Event:
        """Kind and data of the next event; `number` is its id."""
        fields: dict[str, str] = {}
        while (line := (await self.response.content.readline()).decode()) != "\n":
            assert line, "the stream has ended"
            name, _, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        self.number = int(fields["id"])
        return fields["event"], json.loads(fields["data"])

    async def until(self, kind: str) -> dict[str, Any]:
        """The data of the next event of the kind."""
        while True:
            found, content = await self.next()
            if found == kind:
                return content
