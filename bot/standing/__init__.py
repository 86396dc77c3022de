"""What people and the bot may do in a channel or a group, and the words to those who run it."""
