"""The topic language, the matcher and the catalogue."""
