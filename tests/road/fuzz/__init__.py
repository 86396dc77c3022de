"""Thousands of odd things: messages, presses and files that nobody should send, drawn by dice."""
