"""Old archives into the store: papers that it lacks, old readings, and what is wrong with these.

Invariant: no paper is announced by an import, and what the store knows of a paper is never replaced by what a post
says of it; the same folder taken twice changes nothing.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.arxiv.client import Arxiv
from bot.errors import ArxivUnavailable
from bot.imports.files import Found, posts_in
from bot.imports.old_post import OldPost
from bot.imports.outcome import Imported
from bot.imports.post import is_own, read_post
from bot.imports.taking import Taking
from bot.model.paper import Paper, PaperId
from bot.store import Store, papers

_AT_ONCE = 100


class Importer:
    """Takes folders of old posts; `arxiv` is asked only for what is to be completed."""

    def __init__(self, store: Store, arxiv: Arxiv) -> None:
        self._store = store
        self._arxiv = arxiv

    async def take(
        self,
        folder: Path,
        *,
        is_dry: bool = False,
        is_completed: bool = False,
        on_file: Callable[[], object] = lambda: None,
    ) -> Imported:
        """Take every post below `folder`, or one file; a bad one stops none of the others.

        `is_dry` writes nothing; `is_completed` asks arXiv for the metadata that the store lacks. `on_file` is called
        after each file. Raises PapergramError where there is no folder.
        """
        read = await asyncio.to_thread(lambda: [(one, _post(one)) for one in posts_in(folder)])
        ids = sorted({entry.paper for _, post in read if post for entry in post.entries if entry.paper})
        known = await self._store.run(papers.get_many, ids)
        lacking = sorted({*ids} - {one.id for one in known if one.complete}) if is_completed else []
        fetched, unasked = await self._fetched(lacking, is_dry=is_dry)
        taking = Taking(self._store, {one.id for one in known}, fetched, is_dry=is_dry)
        taken = []
        for found, post in read:
            taken.append(await taking.file(found, post))
            on_file()
        return Imported(tuple(taken), len(fetched), unasked, is_dry)

    async def _fetched(self, ids: Sequence[PaperId], *, is_dry: bool) -> tuple[dict[PaperId, Paper], str]:
        """What arXiv says of these papers, and why it says no more."""
        found: dict[PaperId, Paper] = {}
        for start in range(0, len(ids), _AT_ONCE):
            try:
                batch = await self._arxiv.papers(ids[start : start + _AT_ONCE])
            except ArxivUnavailable as error:
                return found, str(error)
            if not is_dry:
                await self._store.run(papers.save, batch)
            found |= {one.id: one for one in batch}
        return found, ""


def _post(found: Found) -> OldPost | None:
    post = None if found.fault or is_own(found.text) else read_post(found.text, found.path.rpartition("/")[2])
    return post if post and post.entries else None
