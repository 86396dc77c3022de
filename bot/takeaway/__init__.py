"""What people take away: saved papers as files, and all that is kept of a chat."""
