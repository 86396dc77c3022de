"""Values laid out for a reader's eye: Telegram HTML, plain text, JSON. Nothing here asks the network or the store."""
