"""From matches to a chat's day: when it is owed, what is in it, why a day is quiet."""
