"""One request to a server, through `openai`, and whatever comes back.

Invariant: every way in which that can fail ends in a Fault, and the key is in no text and no repr.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.llm.fault import Fault, Place
from bot.llm.reply import Reply

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_CONNECT_SECONDS = 10.0
_BAD_GATEWAY = 502
OnReply = Callable[[Reply], Awaitable[None]]


class Server:
    """A server's address, a key and a model's name; `place` names them in sentences.

    `openai` is imported, and its client made, with the first request and beside the event loop: that takes more than a
    second. The client neither retries nor times out: the caller does.
    """

    def __init__(self, base_url: str, api_key: str, model: str) -> None:
        self._base_url = base_url
        self._key = api_key.strip()
        self._client: AsyncOpenAI | None = None
        self._making = asyncio.Lock()
        self.place = Place(urlsplit(base_url).netloc.rpartition("@")[2], model, self._key)

    def __repr__(self) -> str:
        return f"Server({self.place.host})"

    async def client(self) -> "AsyncOpenAI":
        """The client. Raises Fault for a key that no header can hold."""
        if not (self._key.isascii() and self._key.isprintable()):
            raise Fault("llm.api_key holds characters that no key has; check it.", final=True)
        async with self._making:
            if self._client is None:
                self._client = await asyncio.to_thread(self._make)
        return self._client

    def _make(self) -> "AsyncOpenAI":
        openai, httpx = import_module("openai"), import_module("httpx2")
        client: AsyncOpenAI = openai.AsyncOpenAI(
            base_url=self._base_url,
            api_key=self._key or "none",  # the library insists on one
            max_retries=0,
            timeout=httpx.Timeout(None, connect=_CONNECT_SECONDS),
        )
        return client

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    async def complete(self, body: Mapping[str, Any], so_far: Reply, grown: OnReply) -> None:
        """Ask for a chat completion. `so_far` takes in what comes; `grown` is called with it whenever it has.

        Raises Fault; what had come until then is in `so_far`.
        """
        client = await self.client()
        try:
            async with client.chat.completions.with_streaming_response.create(**body) as response:
                if "event-stream" not in response.headers.get("content-type", ""):
                    self._take(await response.read(), so_far)
                    await grown(so_far)
                    return
                stream: Any = await response.parse()
                async for chunk in stream:
                    if hasattr(chunk, "to_dict") and so_far.add(chunk.to_dict(warnings=False)):
                        await grown(so_far)
        except Exception as error:  # what is none of the library's goes on from `fault`
            raise self.fault(error) from None

    def _take(self, content: bytes, so_far: Reply) -> None:
        """A body that came as a whole. Raises Fault where it is no chat completion."""
        try:
            body = json.loads(content)
        except (ValueError, RecursionError):
            raise self.place.no_json() from None
        if isinstance(body, Mapping) and so_far.add(body, "message"):
            so_far.finish = so_far.finish or "stop"
            return
        error = body.get("error") if isinstance(body, Mapping) else None
        if error:
            code = error.get("code") if isinstance(error, Mapping) else None
            raise self.place.refuses(code if isinstance(code, int) else _BAD_GATEWAY, {}, body)
        raise self.place.no_choice()

    def fault(self, error: Exception) -> Fault:
        """What an exception of the library or its connection means. Any other is raised as it is."""
        openai, httpx = import_module("openai"), import_module("httpx2")
        if isinstance(error, Fault):
            return error
        if isinstance(error, openai.APIStatusError):
            return self.place.refuses(error.status_code, error.response.headers, error.body or error.response.text)
        if isinstance(error, openai.APIConnectionError):
            before = (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.LocalProtocolError)
            return self.place.unreachable() if isinstance(error.__cause__, before) else self.place.broken()
        if isinstance(error, openai.APIError):  # a stream that tells of an error in its middle
            return self.place.refuses(_BAD_GATEWAY, {}, error.body)
        if isinstance(error, httpx.HTTPError | ValueError):
            return self.place.broken()
        if isinstance(error, openai.OpenAIError):
            return Fault(f"{self.place} cannot be asked ({type(error).__name__}).", final=True)
        raise error
