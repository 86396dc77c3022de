"""The files of posts: Hexo, Markdown, JSON.

Invariant: a file's stamp holds all that its words are made of.
"""

import json
from collections.abc import Callable

from bot.archive.stamp import stamp_of
from bot.locales import Locale
from bot.model.edition import Form
from bot.model.page import Page
from bot.model.post import Post
from bot.render.post.hexo import Front, post_hexo
from bot.render.post.post import post_markdown
from bot.render.post_json import post_json
from bot.render.site.terms import SiteTerms

_HEXO_FIGURES = "/papergram/figures/"
ALBUMS = {Form.HEXO: "papergram/figures", Form.MARKDOWN: "figures", Form.JSON: "figures", Form.HTML: "figures"}
"""Where a form's figures are in the folder; feeds have none."""


class PostPages:
    """Makes the files of posts; `words` is the stamp of the program's words and of `terms`."""

    def __init__(self, locale: Locale, terms: SiteTerms, front: Front, words: str) -> None:
        self._locale = locale
        self._terms = terms
        self._front = front
        self._words = words

    def page(self, post: Post, form: Form) -> Page:
        """The file of a post in one of the forms that have a file for each."""
        path, make = self._made(post, form)
        return Page(path, stamp_of(f"{self._words}\0{form}", post_json(post)), lambda: make().encode(errors="replace"))

    def _made(self, post: Post, form: Form) -> tuple[str, Callable[[], str]]:
        slug, day, site = post.topic.slug, post.day.isoformat(), self._terms.arxiv_site_url
        match form:
            case Form.HEXO:
                pictures = f"{self._terms.url.rstrip('/')}{_HEXO_FIGURES}"
                return f"_posts/{day}-{slug}.md", lambda: post_hexo(post, self._locale, site, pictures, self._front)
            case Form.MARKDOWN:
                return f"{slug}/{day}.md", lambda: post_markdown(post, self._locale, site, "../figures/")
            case Form.JSON:
                return f"{slug}/{day}.json", lambda: json.dumps(post_json(post), ensure_ascii=False, indent=2) + "\n"
            case _:
                raise ValueError(f"{form} has no file for each post")
