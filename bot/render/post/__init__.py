"""Posts as Markdown, for Hexo and for plain viewers."""
