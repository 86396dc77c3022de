"""The links of a document: each once, with the words that tell most, and none of the references."""

from bot.fulltext.outline import own_links
from bot.model.fulltext import TextLink


def test_an_address_is_kept_once_with_the_words_that_say_what_it_is() -> None:
    bare = TextLink("https://github.com/a/b", "as in Section 2")
    telling = TextLink("https://www.github.com/a/b/", "Our code is available at")
    assert own_links([bare, telling, bare], []) == (telling,)
    assert own_links([telling, bare], []) == (telling,)


def test_an_address_that_is_cited_is_not_the_authors() -> None:
    link = TextLink("https://github.com/a/b", "we use")
    assert own_links([link], ["http://github.com/a/b/"]) == ()
    assert own_links([link, TextLink("https://[::1", "")], ["https://github.com/a/c"])[0] == link
