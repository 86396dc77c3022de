"""Many more readers, for the long run: zones, hours, topics and lengths mixed, the same ones each time."""

import random
from collections.abc import Iterator

from bot.topics.catalogue import Catalogue
from tests.soak.readers import Reader

_ZONES = (
    "UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/St_Johns",
    "America/Sao_Paulo", "Africa/Cairo", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)  # fmt: skip
_OWN = ("cat:cs.CV cat:cs.LG", "cat:cs.CL -cat:cs.AI", "ti:robot", "ti:speech OR ti:video", "cat:stat.ML", "ti:graph")
_MINUTES = (0, 15, 30, 45)


def crowd(count: int) -> Iterator[Reader]:
    """So many private readers, most of them with topics of the catalogue."""
    chance = random.Random(count)
    slugs = [topic.slug for topic in Catalogue.load()]
    for number in range(count):
        wishes = chance.sample(slugs, 3) if chance.random() < 0.7 else chance.sample(_OWN, 2)
        yield Reader(
            name=f"reader {number} of the crowd",
            zone=chance.choice(_ZONES),
            hour=f"{chance.randrange(24):02}:{chance.choice(_MINUTES):02}",
            wishes=[(0, wish) for wish in wishes],
            papers=chance.choice((5, 15, 50)),
        )
