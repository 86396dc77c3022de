"""The papers that come with the program in full, under licences that allow it; see `sample/README.md`."""

import json
from importlib import resources

from bot.sandbox.arxiv.corpus import Row
from bot.sandbox.arxiv.server import Served

_SAMPLE = resources.files("bot.sandbox.arxiv").joinpath("sample")


def sample_papers() -> list[Row]:
    """Rows for `ArxivSandbox`, announced long before the sample's week."""
    return [json.loads(line) for line in _SAMPLE.joinpath("papers.jsonl").read_text("utf-8").splitlines()]


def sample_documents() -> dict[str, Served]:
    """Their documents, for `ArxivSandbox`."""
    names = [f"{row['id']}v{row['version']}" for row in sample_papers()]
    return {f"pdf/{name}": Served("application/pdf", _SAMPLE.joinpath(f"{name}.pdf").read_bytes()) for name in names}
