"""Four people and what they do with the bot, on the chat page, by keys where there are any; docs/tour.md shows it."""
