"""A post for Hexo: front matter, and the Markdown below it.

Invariant: the front matter is YAML that says what was put in, whatever titles hold; its 21 fields stand in the order
that the theme's users know, empty ones too.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from urllib.parse import quote

import yaml

from bot.locales import Locale
from bot.model.post import Post, PostEntry
from bot.render.post.markdown import address
from bot.render.post.post import post_markdown
from bot.render.text import clipped, readable

_TIME = time(8)
_LONGEST_DESCRIPTION, _MOST_KEYWORDS = 300, 10


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says of the archive: texts and web addresses, empty for none."""

    author: str
    author_url: str = ""
    category: str = "Paper"
    copyright: str = ""
    url: str = ""


def post_hexo(post: Post, locale: Locale, site_url: str, pictures: str, front: Front) -> str:
    """The post; `pictures` is the address before each picture's file name."""
    return f"---\n{front_matter(post, locale, pictures, front)}---\n\n{post_markdown(post, locale, site_url, pictures)}"


def front_matter(post: Post, locale: Locale, pictures: str, front: Front) -> str:
    """The fields as YAML, one or more lines each."""
    name = _line(post.topic.name(locale.language))
    fields: dict[str, Any] = {
        "title": name,
        "date": datetime.combine(post.day, _TIME),
        "author": _line(front.author) or None,
        "cover": _cover(post, pictures),
        "categories": _line(front.category) or None,
        "tags": [name],
        "description": _description(post, name, locale),
        "keywords": ", ".join(_keywords(post, name)),
        "toc": None,
        "toc_number": False,
        "toc_style_simple": True,
        "copyright": True if front.copyright else None,
        "copyright_author": _line(front.author) if front.copyright else None,
        "copyright_author_href": address(front.author_url) or None,
        "copyright_url": address(front.url) or None,
        "copyright_info": _line(front.copyright) or None,
        "mathjax": True,
        "katex": None,
        "aplayer": None,
        "highlight_shrink": None,
        "aside": None,
    }
    return yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


class _Dumper(yaml.SafeDumper):
    """Writes nothing for None, as people do."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def _cover(post: Post, pictures: str) -> str | None:
    names = (picture.name for entry in post.entries for picture in entry.pictures)
    return next((f"{pictures}{quote(name, safe='')}" for name in names), None)


def _description(post: Post, name: str, locale: Locale) -> str:
    """The day, and what the first paper is about, on one line."""
    if not post.entries:
        return locale.label("post-empty", announced=post.announced, topic=name)
    told = locale.label("post-description", topic=name, day=post.day.isoformat(), first=_first(post.entries[0]))
    return clipped(_line(told), _LONGEST_DESCRIPTION)


def _first(entry: PostEntry) -> str:
    title, summary = _line(entry.paper.title), entry.reading.summary
    return f"{title}: {_line(summary.text)}" if summary else title


def _keywords(post: Post, name: str) -> list[str]:
    """The topic, and the words that most papers have in common with others."""
    found = dict.fromkeys([name, *(_line(word) for entry in post.entries for word in entry.reading.keywords[:2])])
    return [word for word in found if word][:_MOST_KEYWORDS]


def _line(text: str) -> str:
    """One line without TeX, and without what opens a template."""
    return readable(text).replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #")
