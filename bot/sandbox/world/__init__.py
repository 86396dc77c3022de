"""What the sandbox's Telegram holds: chats, messages, files, what waits for the bot, and the journal of it all."""
