"""What the sandbox remembers has a bound."""

from bot.sandbox.world.latest import Latest


def test_the_oldest_makes_room() -> None:
    latest: Latest[str, int] = Latest(2)
    for number, key in enumerate("abac"):
        latest[key] = number
    assert latest == {"b": 1, "c": 3}
