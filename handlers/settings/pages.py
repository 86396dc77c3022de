"""The pages of /settings by name, and on which of them a setting stands.

Invariant: every setting is set within three presses from /settings, and every page shows the chat as it is.
"""

from collections.abc import Callable

from handlers.settings import look, topic_pages, when
from handlers.settings.seen import Page, Seen

PAGES: dict[str, Callable[[Seen], Page]] = {
    "when": when.when,
    "zone": when.zone,
    "language": look.language,
    "look": look.look,
    "more": look.more,
    "topics": topic_pages.topics,
}
PAGE_OF = {
    **dict.fromkeys(("hour", "zone", "days"), "when"),
    **dict.fromkeys(("language", "readings"), "language"),
    **dict.fromkeys(("length", "papers", "layout", "figures", "silent", "links"), "look"),
    **dict.fromkeys(("revisions", "quiet", "foryou"), "more"),
}
"""On which page a setting stands."""
