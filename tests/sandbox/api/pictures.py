"""Pictures made for tests, and the check that every answer is what the description promises."""

import io

from PIL import Image

from bot.sandbox.telegram import TelegramSandbox


def picture(width: int = 40, height: int = 30, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, kind)
    return out.getvalue()


def assert_described(sandbox: TelegramSandbox) -> None:
    """Every answer so far was a result, and of the type that the description names."""
    assert sandbox.requests
    for request in sandbox.requests:
        assert request.answer is not None
        assert request.answer["ok"], request.answer
        sandbox.spec.check_answer(request.method, request.answer["result"])
    assert sandbox.violations == []
