"""Rich messages: Telegram's HTML, Markdown and blocks read into a RichMessage, and that into text and MathML.

Invariant: pure functions; files and users are handed in. Source: “Rich messages” of the Bot API 10.3.
"""

from bot.render.mathml import mathml
from bot.sandbox.rich.button import buttons
from bot.sandbox.rich.message import read
from bot.sandbox.rich.text import plain_text

__all__ = ["buttons", "mathml", "plain_text", "read"]
