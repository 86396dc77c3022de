"""The pages of the static site."""
