"""Readings held against the text they were made from."""
