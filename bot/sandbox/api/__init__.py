"""The bot's side: the Bot API over HTTP, held to its own description, to Telegram's limits and to its refusals."""
