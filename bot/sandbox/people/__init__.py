"""The people's side: what they write, press, join and forbid, and what of it the bot hears."""
