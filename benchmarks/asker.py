"""A Bot API that takes everything and, meanwhile, lets people ask: how long they wait for `/help`.

    python -m benchmarks.asker [SECONDS BETWEEN QUESTIONS]

prints its address. `GET /waits` tells the waits so far (seconds), how many other messages came, and forgets both.
"""

import asyncio
import json
import sys
import time
from itertools import count

from benchmarks.responder import Responder, _respond

FIRST_ASKER, ASKERS = 9_000_000_000, 400
_EVERY = 0.1
_HOLD = 1.0


class Asker(Responder):
    """One connection. Polls are held until somebody asks; a message to one who asked ends his waiting."""

    asked: dict[int, float] = {}  # noqa: RUF012 - what all connections share
    waits: list[float] = []  # noqa: RUF012
    others = 0
    every = _EVERY
    numbers = count(1)
    last = 0.0

    def data_received(self, chunk: bytes) -> None:
        """As `Responder`, but polls are answered later."""
        self._buffer += chunk
        answers = []
        while request := self._take():
            head, body = request
            target = head.split(b" ", 2)[1].lower()
            if target.endswith(b"/getupdates"):
                asyncio.get_running_loop().create_task(self._poll())
            elif target.endswith(b"/waits"):
                answers.append(_json({"waits": Asker.waits, "others": Asker.others}))
                Asker.waits, Asker.others = [], 0
            else:
                self._note(target, body)
                answers.append(_respond(head, body))
        if answers and self._transport:
            self._transport.write(b"".join(answers))

    def _note(self, target: bytes, body: bytes) -> None:
        if target.endswith(b"/sendmessage"):
            chat = next((one for one in Asker.asked if str(one).encode() in body), None)
            if chat is None:
                Asker.others += 1
            else:
                Asker.waits.append(time.perf_counter() - Asker.asked.pop(chat))

    async def _poll(self) -> None:
        wait = max(0.0, Asker.last + Asker.every - time.perf_counter())
        await asyncio.sleep(wait)
        Asker.last = time.perf_counter()
        number = next(Asker.numbers)
        chat = FIRST_ASKER + number % ASKERS
        Asker.asked[chat] = Asker.last
        if self._transport:
            self._transport.write(_json({"ok": True, "result": [_question(number, chat)]}))


def _question(number: int, chat: int) -> dict[str, object]:
    person = {"id": chat, "first_name": "Reader"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": int(time.time()),
            "chat": {**person, "type": "private"},
            "from": {**person, "is_bot": False, "language_code": "en"},
            "text": "/help",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        },
    }


def _json(value: object) -> bytes:
    body = json.dumps(value).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Asker, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    Asker.every = float(sys.argv[1]) if len(sys.argv) > 1 else _EVERY
    try:
        asyncio.run(_serve())
    except KeyboardInterrupt:
        sys.exit(130)
