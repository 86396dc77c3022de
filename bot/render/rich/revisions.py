"""New versions of papers that a chat has had, at the end of a rich message.

Invariant: they say what the classic lines say.
"""

from collections.abc import Sequence

from bot.model.revision import Revision
from bot.render.card import View
from bot.render.revisions import revision_lines
from bot.render.rich.markup import bullets


def revised(revisions: Sequence[Revision], view: View) -> str:
    """A heading and a list, or nothing."""
    lines = bullets(revision_lines(revisions, view))
    return f"<h4>{view.locale.say('revisions-head')}</h4>{lines}" if lines else ""
