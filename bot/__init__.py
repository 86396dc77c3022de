"""The machine: everything Papergram does, knowing nothing of a Telegram update."""
