"""How a topic goes: its papers by day or week, the words that come up, who writes and where. Pure counting."""
