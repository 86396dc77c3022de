"""What the bot lacks in a chat, in words that say where to mend it."""

from collections.abc import Sequence

from bot.locales import Html, Locale
from bot.standing.rights import Lack


def lack_words(lacks: Sequence[Lack], locale: Locale) -> Html:
    """A line for each."""
    return Html("\n".join(locale.say(f"lack-{lack.value}") for lack in lacks))
