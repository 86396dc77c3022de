"""How big a run is: `python -m pytest tests/chaos --chaos-kills 200 --chaos-chats 500 --chaos-seed 7`."""

import pytest

from tests.chaos.chaos import Scale

_SHORT = Scale(kills=12, chats=60, days=2, mornings=2)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("chaos")
    group.addoption("--chaos-kills", type=int, default=_SHORT.kills)
    group.addoption("--chaos-chats", type=int, default=_SHORT.chats)
    group.addoption("--chaos-seed", type=int, default=20_251_006)


@pytest.fixture
def scale(request: pytest.FixtureRequest) -> Scale:
    """The options are not known where all tests run: then this file is read too late for them."""
    return Scale(
        kills=request.config.getoption("--chaos-kills", _SHORT.kills),
        chats=request.config.getoption("--chaos-chats", _SHORT.chats),
        days=_SHORT.days,
        mornings=_SHORT.mornings,
    )


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    chosen: int = request.config.getoption("--chaos-seed", 20_251_006)
    return chosen
