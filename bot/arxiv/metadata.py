"""Metadata of papers from arXiv's API, through the `arxiv` package.

Invariant: an answer is whole or an error; see `bot.arxiv.answer`.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

import arxiv  # type: ignore[import-untyped]  # it is annotated, but carries no py.typed
import requests

from bot.arxiv.answer import refuse_fragment, refuse_refusal
from bot.arxiv.http import PacedSession
from bot.errors import ArxivUnavailable
from bot.model.paper import Paper, PaperId

_IDS_AT_ONCE = 100
_PAGE = 1_000
_TITLE_WORDS_AT_MOST = 12
_DIVIDED = frozenset(
    {"astro-ph", "cond-mat", "cs", "econ", "eess", "math", "nlin", "physics", "q-bio", "q-fin", "stat"}
)
_OPERATORS = frozenset({"and", "or", "not", "andnot"})


class Metadata:
    """What the API knows of papers; not for more than one thread.

    Every method raises ArxivUnavailable when the API cannot be reached or its answer is not whole.
    """

    def __init__(self, session: PacedSession, api_url: str) -> None:
        self._session = session
        self._api_url = api_url

    def by_ids(self, ids: Sequence[PaperId]) -> list[Paper]:
        """The newest version of each paper, in the order of `ids`, each once; unknown ids are absent."""
        wanted = list(dict.fromkeys(ids))
        found: dict[PaperId, Paper] = {}
        for start in range(0, len(wanted), _IDS_AT_ONCE):
            names = [str(paper) for paper in wanted[start : start + _IDS_AT_ONCE]]
            papers = self._papers(arxiv.Search(id_list=names, max_results=len(names)), _IDS_AT_ONCE)
            found |= {paper.id: paper for paper in papers}
        return [found[paper] for paper in wanted if paper in found]

    def submitted_between(self, categories: Sequence[str], start: datetime, end: datetime) -> list[Paper]:
        """Papers of `categories` (or archives, such as `cs`) whose first version came from `start` to `end` (aware).

        To the minute, oldest first, each once.
        """
        times = " TO ".join(moment.astimezone(UTC).strftime("%Y%m%d%H%M") for moment in (start, end))
        places = " OR ".join(f"cat:{name}.*" if name in _DIVIDED else f"cat:{name}" for name in categories)
        search = arxiv.Search(
            f"submittedDate:[{times}] AND ({places})",
            max_results=None,
            sort_by=arxiv.SortCriterion.SubmittedDate,
            sort_order=arxiv.SortOrder.Ascending,
        )
        return list({paper.id: paper for paper in self._papers(search, _PAGE)}.values())

    def search(self, words: str, limit: int) -> list[Paper]:
        """At most `limit` papers with all of `words` in the title, best first; none when `words` has no word."""
        wanted = [word for word in re.findall(r"\w+", words.lower()) if word not in _OPERATORS]
        if not wanted:
            return []
        query = " AND ".join(f"ti:{word}" for word in wanted[:_TITLE_WORDS_AT_MOST])
        return self._papers(arxiv.Search(query, max_results=limit), limit)

    def _papers(self, search: arxiv.Search, page_size: int) -> list[Paper]:
        client = arxiv.Client(page_size, delay_seconds=0, num_retries=0)
        client.query_url_format = f"{self._api_url}?{{}}"
        client._session = cast("requests.Session", _Asking(self._session))  # noqa: SLF001 - it takes no session
        try:
            return [_paper(result) for result in client.results(search)]
        except (arxiv.ArxivError, ValueError) as error:
            raise ArxivUnavailable("arXiv's API answered with something unreadable; try again later.") from error


class _Asking:
    """What `arxiv.Client` needs of a session. An answer that is not whole is asked for once more, then an error."""

    def __init__(self, session: PacedSession) -> None:
        self._session = session

    def get(self, url: str, headers: dict[str, str]) -> requests.Response:
        response = self._session.get(url, headers=headers)
        refuse_refusal(response)
        try:
            refuse_fragment(response)
        except ArxivUnavailable:
            response = self._session.get(url, headers=headers)
            refuse_refusal(response)
            refuse_fragment(response)
        return response


def _paper(result: arxiv.Result) -> Paper:
    id_, version = PaperId.parse_versioned(result.get_short_id())
    return Paper(
        id=id_,
        version=version or 1,
        title=_folded(result.title),
        authors=tuple(_folded(author.name) for author in result.authors),
        abstract=_folded(result.summary),
        categories=tuple(dict.fromkeys(result.categories)),
        primary_category=result.primary_category or next(iter(result.categories), ""),
        published=result.published,
        updated=result.updated,
        comment=_folded(result.comment) or None,
        journal_ref=_folded(result.journal_ref) or None,
        doi=_folded(result.doi) or None,
        complete=True,
    )


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())
