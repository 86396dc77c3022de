"""The keys below a paper. What each does stands in its callback data, so that it says the same when pressed twice.

Invariant: callback data has at most 64 bytes, whatever the paper's id.
"""

from dataclasses import dataclass

from bot.locales import Locale
from bot.model.digest import Button
from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.model.vote import Count, Vote
from bot.render.particulars import abs_url, pdf_url, web_links

Rows = tuple[tuple[Button, ...], ...]


_NO_VOTES = Count()


@dataclass(frozen=True, slots=True)
class Marks:
    """What a chat's keys have to know: whether it saved the paper, whether figures may be shown at all, and the votes.

    `is_shared`: several people see the keys, so that these tell how many voted, not who.
    """

    is_saved: bool = False
    has_figures: bool = True
    votes: Count = _NO_VOTES
    is_shared: bool = False


PLAIN = Marks()


def compact_keys(paper: Paper, reading: Reading, locale: Locale, site_url: str, marks: Marks = PLAIN) -> Rows:
    """Below the compact form: all that can be had of the paper."""
    full = Button(locale.label("key-full"), data=f"full:{paper.id}")
    evidence = Button(locale.label("key-evidence"), data=f"ev:here:{paper.id}")
    own = _own_keys(paper, locale, marks)
    first = (full, evidence, *_figures_keys(paper, locale, marks))
    return first, own, _further_keys(paper, locale), _ways_out(paper, reading, locale, site_url)


def full_keys(paper: Paper, reading: Reading, locale: Locale, site_url: str, marks: Marks = PLAIN) -> Rows:
    """Below the last message of a full reading."""
    evidence = Button(locale.label("key-evidence"), data=f"ev:below:{paper.id}")
    own = _own_keys(paper, locale, marks)
    first = (*_figures_keys(paper, locale, marks), evidence)
    return first, own, _further_keys(paper, locale), _ways_out(paper, reading, locale, site_url)


def evidence_keys(paper: Paper, locale: Locale) -> Rows:
    """Below evidence that took the place of the compact form: the way back."""
    back = Button(locale.label("key-back"), data=f"c:{paper.id}")
    return ((back, Button(locale.label("key-full"), data=f"full:{paper.id}")),)


def save_key(paper: PaperId, locale: Locale, *, is_saved: bool) -> Button:
    """The key that puts a paper on the chat's list, or takes it off."""
    if is_saved:
        return Button(locale.label("key-saved"), data=f"drop:{paper}")
    return Button(locale.label("key-save"), data=f"save:{paper}")


def note_key(paper: PaperId, locale: Locale) -> Button:
    """The key that asks what to note beside a paper on the chat's list."""
    return Button(locale.label("key-note-here"), data=f"note:{paper}")


def vote_keys(paper: PaperId, locale: Locale, votes: Count, *, is_shared: bool) -> tuple[Button, Button]:
    """👍 and 👎. Where one person sees them, the one that holds is marked, and pressing it takes the vote back."""
    if is_shared:
        up, down = (
            locale.label(f"key-{name}", count=count) for name, count in (("up", votes.up), ("down", votes.down))
        )
        return Button(up, data=f"vote:up:{paper}"), Button(down, data=f"vote:down:{paper}")
    return _own_vote(paper, locale, votes, Vote.UP), _own_vote(paper, locale, votes, Vote.DOWN)


def _own_vote(paper: PaperId, locale: Locale, votes: Count, vote: Vote) -> Button:
    name = vote.name.lower()
    if votes.mine is vote:
        return Button(locale.label(f"key-{name}-mine"), data=f"vote:no-{name}:{paper}")
    return Button(locale.label(f"key-{name}", count=0), data=f"vote:{name}:{paper}")


def _own_keys(paper: Paper, locale: Locale, marks: Marks) -> tuple[Button, ...]:
    votes = vote_keys(paper.id, locale, marks.votes, is_shared=marks.is_shared)
    noted = (note_key(paper.id, locale),) if marks.is_saved else ()
    return *votes, save_key(paper.id, locale, is_saved=marks.is_saved), *noted


def _further_keys(paper: Paper, locale: Locale) -> tuple[Button, ...]:
    return (
        Button(locale.label("key-similar"), data=f"sim:{paper.id}"),
        Button(locale.label("key-cite"), data=f"bib:{paper.id}"),
    )


def _figures_keys(paper: Paper, locale: Locale, marks: Marks) -> tuple[Button, ...]:
    return (Button(locale.label("key-figures"), data=f"fig:{paper.id}"),) if marks.has_figures else ()


def _ways_out(paper: Paper, reading: Reading, locale: Locale, site_url: str) -> tuple[Button, ...]:
    return (
        Button(locale.label("key-abstract"), url=abs_url(paper, site_url)),
        Button(locale.label("key-pdf"), url=pdf_url(paper, site_url)),
        *(Button(locale.label("key-code"), url=url) for url in web_links(reading.links.code)[:1]),
    )
