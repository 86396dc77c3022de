"""The model reader: a language model writes, the paper's own sentences decide what stays.

    reader = GenerativeReader(model, deadline=180)
    reading = await reader.read(Source(paper, text), "zh", now)
    answer = await Questions(model).ask(Source(paper, text), "Which data sets?", "en", deadline=60)

Invariant: nothing that a model wrote leaves this room unchecked.
"""

from bot.reading.generative.ask import Questions
from bot.reading.generative.reader import GenerativeReader

__all__ = ["GenerativeReader", "Questions"]
