"""The topic language: read a query, match a day's papers against it, say why, and the catalogue of ready topics."""
