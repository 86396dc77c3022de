"""The rich layout: the HTML of rich messages (`sendRichMessage`), with the classic messages that take their place."""
