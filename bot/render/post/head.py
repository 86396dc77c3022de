"""What arXiv states of a paper, as Markdown lines: authors, links, venue, how it was announced, what changed.

Invariant: nothing here comes from a reading but links and venue, which are the authors' own words.
"""

from collections.abc import Iterable, Iterator

from bot.arxiv.license import may_show
from bot.locales import Locale
from bot.model.announcement import AnnounceKind
from bot.model.paper import Paper
from bot.model.post import Correction, PostEntry, Revised
from bot.model.reading import Depth
from bot.render.coverage import is_extractive
from bot.render.particulars import abs_url, pdf_url
from bot.render.post.markdown import link, verbatim, words
from bot.render.revisions import changes_of
