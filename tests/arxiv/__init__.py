"""Announcements, metadata, the calendar and ids, against recorded feeds and a loopback arXiv."""
