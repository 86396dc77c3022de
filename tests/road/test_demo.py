"""The demonstration behind the chat page: mornings that can be turned, limits that can be switched on."""

import pytest

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.demo import demonstration


async def test_with_telegrams_limits_on_every_question_is_answered() -> None:
    async with demonstration() as demo:
        demo.telegram.limit()
        for _ in range(4):
            await demo.telegram.say(demo.cast.private, demo.cast.ada, "/help")
        await demo.telegram.wait_for(demo.cast.private, 4)
        assert {request.status for request in demo.telegram.requests if request.method == "sendMessage"} <= {200, 429}


async def test_the_sample_has_a_week_and_no_more() -> None:
    async with demonstration() as demo:
        for left in range(demo.left(), 0, -1):
            assert demo.left() == left
            await demo.next_morning()
        with pytest.raises(ValueError, match="The sample ends here"):
            await demo.next_morning()


async def test_what_a_limit_put_off_goes_out_by_itself() -> None:
    async with demonstration() as demo:
        await demo.telegram.say(demo.cast.private, demo.cast.ada, "/subscribe diffusion-models")
        await demo.telegram.wait_for(demo.cast.private)
        demo.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER)
        await demo.next_morning()
        await demo.telegram.wait_for(demo.cast.private, lambda one: one.text.startswith("arXiv · Mon 6 Oct 2025"))
