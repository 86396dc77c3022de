"""How the extractive reader's weights were learned; see README.md."""
