"""A query in words, so that one sees how it was understood."""

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.topics.nodes import And, Category, Field, Node, Not, Or, Term


def in_words(node: Node, locale: Locale) -> Html:
    """What `node` asks of a paper, as a sentence of the locale's language."""
    return _phrase(node, locale, is_inner=False)


def _phrase(node: Node, locale: Locale, *, is_inner: bool) -> Html:
    match node:
        case And(parts) | Or(parts):
            word = locale.say("query-and" if isinstance(node, And) else "query-or")
            text = Html(word.join(_phrase(part, locale, is_inner=True) for part in parts))
            return Html(f"({text})") if is_inner else text
        case Not(part):
            return locale.say("query-not", what=_phrase(part, locale, is_inner=True))
        case Category(name):
            return locale.say("query-category", name=name)
        case Term():
            return _term(node, locale)


def _term(term: Term, locale: Locale) -> Html:
    words = escape(term.text or " ".join(term.words))
    match term.field:
        case Field.AUTHOR:
            return locale.say("query-author", words=Html(words))
        case Field.TITLE:
            return locale.say("query-title", words=Html(words))
        case Field.ABSTRACT:
            return locale.say("query-abstract", words=Html(words))
    return locale.say("query-words", words=Html(words))
