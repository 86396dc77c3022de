"""Where people are: cities by the names that they type, and the city that is nearest to a point."""

from bot.places.atlas import Atlas
from bot.places.city import City, Found

__all__ = ["Atlas", "City", "Found"]
