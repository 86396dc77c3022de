"""What a model is asked to give back.

Invariant: nothing here is metadata. Authors, affiliations, links, dates and venues are not the model's to say.

Every list may be empty, and all but one thing absent: an answer that was cut off still counts for what came whole. (The
client marks every field as required and sends no default; the one without a default tells such an answer from any other
piece of JSON.) `evidence` comes before `text`: first the lines, then what they say; and what is read first comes first,
so that a reading can be shown while it grows.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator


def _bare(value: object) -> object:
    """`[12]`, `L12` and `12|` as some write a line's number."""
    return value.strip().strip("[]()|#L ") if isinstance(value, str) else value


Line = Annotated[int, BeforeValidator(_bare)]


class Statement(BaseModel):
    """One sentence and the numbers of the lines that it rests on."""

    evidence: list[Line]
    text: str


class Draft(BaseModel):
    """A reading as the model gives it; the names of the lists are those of `bot.model.reading.Section`."""

    summary: Statement | None
    key_takeaways: list[Statement] = []
    title: str | None = None
    background: list[Statement] = []
    prior_work: list[Statement] = []
    method: list[Statement] = []
    results: list[Statement] = []
    steps: list[Statement] = []
    significance: list[Statement] = []
    novelty: list[Statement] = []
    performance: list[Statement] = []
    workload: list[Statement] = []
    keywords: list[str] = []


class Choice(BaseModel):
    """The lines of one piece of a long paper that a reading needs, by what they tell."""

    background: list[Line]
    prior_work: list[Line] = []
    method: list[Line] = []
    results: list[Line] = []
    limits: list[Line] = []


class Mended(BaseModel):
    """A statement written anew; `text` is None where it has to go."""

    statement: Line
    evidence: list[Line]
    text: str | None


class Repair(BaseModel):
    """The statements that did not hold, each once."""

    statements: list[Mended]


class Verdict(BaseModel):
    """What a second look says of one statement."""

    statement: Line
    evidence: list[Line]
    verdict: Literal["supported", "unsupported"]


class Verdicts(BaseModel):
    """One verdict for each statement."""

    verdicts: list[Verdict]


class Reply(BaseModel):
    """The answer to a question; no statements where the paper does not say."""

    says: bool
    statements: list[Statement] = []
