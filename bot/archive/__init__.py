"""The day's post: what is published of topics, day by day, from the readings that chats get."""
