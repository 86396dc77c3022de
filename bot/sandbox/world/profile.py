"""What the bot says of itself."""

from dataclasses import dataclass, field

from bot.sandbox.wire import Json


@dataclass(slots=True)
class Profile:
    """Commands are by (scope as JSON text, language), descriptions and names by language.

    `menu_buttons` are MenuButton objects by user id, 0 for all others; `rights` are ChatAdministratorRights by whether
    they are for channels.
    """

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    rights: dict[bool, Json] = field(default_factory=dict)

    def told(self, texts: dict[str, str], language: str) -> str:
        """One of the texts by language: that for the language, else that for all of them, which may be empty."""
        return texts.get(language) or texts.get("", "")
