"""arXiv: announcements, metadata and the calendar, asked politely."""
