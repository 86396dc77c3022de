"""Archives of old posts, taken into the store as papers and old readings."""
