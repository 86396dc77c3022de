"""The topic language, read into a tree.

    diffusion "talking head" gan*        all of them; a phrase; a word that begins so
    ti:nerf OR abs:(splatting -4d)       in the title; in the abstract; without
    cat:cs.CV (avatar OR au:"Jane Doe")  a category or archive; any of; an author

Words side by side are all wanted. NOT and `-` bind tighter than AND, AND tighter than OR. Operators are in capitals;
between two operands `and`, `or`, `not` are read as operators too, for that is what people mean (in quotation marks they
are words). A word with inner marks (`text-to-image`) is the phrase of its parts.

Invariant: any text is either read or refused with QuerySyntaxError at a place; a tree has at least one wanted leaf.
"""

from bot.errors import QuerySyntaxError
from bot.topics.categories import taxonomy
from bot.topics.lexer import Kind, Token, tokenize
from bot.topics.nodes import And, Category, Field, Leaf, Node, Not, Or, Term, positive_leaves
from bot.topics.words import split_words

__all__ = ["And", "Category", "Field", "Leaf", "Node", "Not", "Or", "Term", "parse", "positive_leaves"]

MAX_LENGTH = 1_000
MAX_DEPTH = 20
MAX_TERMS = 100
SHORTEST_PREFIX = 2
_OPERAND = frozenset({Kind.WORD, Kind.PHRASE, Kind.FIELD, Kind.OPEN})


def parse(query: str) -> Node:
    """The tree of `query`.

    Raises QuerySyntaxError, pointing at the place, for anything that is not a query, is longer than 1,000 characters,
    has more than 100 terms or 20 levels, or only says what is not wanted.
    """
    if len(query) > MAX_LENGTH:
        raise QuerySyntaxError("query-too-long", query, MAX_LENGTH, most=MAX_LENGTH, length=len(query))
    return _Parser(query).parse()


class _Parser:
    """One pass over the tokens, one method per level of precedence."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = tokenize(query)
        self._next = 0
        self._depth = 0
        self._terms = 0

    def parse(self) -> Node:
        if self._peek().kind is Kind.END:
            raise self._error("query-empty", self._peek())
        node = self._any_of(None)
        if self._peek().kind is not Kind.END:
            raise self._error("query-never-opened", self._peek())
        if next(positive_leaves(node), None) is None:
            first = next(token for token in self._tokens if token.kind is Kind.NOT)
            raise self._error("query-nothing-wanted", first)
        return node

    def _any_of(self, field: Field | None) -> Node:
        parts = [self._all_of(field)]
        while self._operator(self._next) is Kind.OR:
            self._take()
            parts.append(self._all_of(field))
        return parts[0] if len(parts) == 1 else Or(_flat(Or, parts))

    def _all_of(self, field: Field | None) -> Node:
        parts = [self._unary(field)]
        while (kind := self._operator(self._next)) in (Kind.AND, Kind.NOT) or kind in _OPERAND:
            if kind is Kind.AND:
                self._take()
            parts.append(self._unary(field))
        return parts[0] if len(parts) == 1 else And(_flat(And, parts))

    def _unary(self, field: Field | None) -> Node:
        if self._operator(self._next) is not Kind.NOT:
            return self._primary(field)
        sign = self._take()
        self._enter(sign)
        self._expect_operand(sign)
        part = self._unary(field)
        self._depth -= 1
        return Not(part)

    def _primary(self, field: Field | None) -> Node:
        token = self._peek()
        if token.kind not in _OPERAND:
            raise self._missing_operand(token)
        self._take()
        if token.kind is Kind.FIELD:
            return self._fielded(token)
        if token.kind is Kind.OPEN:
            return self._group(token, field)
        return self._leaf(token, field)

    def _fielded(self, token: Token) -> Node:
        try:
            field = Field(token.text[:-1].lower())
        except ValueError:
            raise self._error("query-no-field", token, text=token.text) from None
        if self._peek().kind not in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
            raise self._error("query-field-alone", token, text=token.text)
        return self._primary(field)

    def _group(self, token: Token, field: Field | None) -> Node:
        self._enter(token)
        if self._peek().kind is Kind.CLOSE:
            raise self._error("query-empty-parentheses", token)
        node = self._any_of(field)
        if self._peek().kind is not Kind.CLOSE:
            raise self._error("query-never-closed", token)
        self._take()
        self._depth -= 1
        return node

    def _leaf(self, token: Token, field: Field | None) -> Leaf:
        self._terms += 1
        if self._terms > MAX_TERMS:
            raise self._error("query-too-many-terms", token, most=MAX_TERMS)
        text = self._typed(token)
        if field is Field.CATEGORY:
            return self._category(token, text)
        return self._term(token, field, text)

    def _category(self, token: Token, text: str) -> Category:
        name = taxonomy().find(token.text.strip('"'))
        if name is None:
            near = taxonomy().nearest(token.text.strip('"'))
            if near:
                raise self._error("query-category-near", token, text=text, near=near[0])
            raise self._error("query-no-category", token, text=text)
        return Category(name, text, token.start, token.end)

    def _term(self, token: Token, field: Field | None, text: str) -> Term:
        plain = token.text.replace('"', "").strip()
        body = plain.removesuffix("*")
        words = split_words(body)
        if not words:
            raise self._error("query-no-letters", token, text=text)
        prefix = body != plain
        if "*" in body:
            raise self._error("query-star-inside", token, text=text)
        if prefix and len(words[-1]) < SHORTEST_PREFIX:
            raise self._error("query-short-prefix", token, text=text, least=SHORTEST_PREFIX)
        return Term(field, words, prefix, text, token.start, token.end)

    def _typed(self, token: Token) -> str:
        typed = self._query[token.start : token.end]
        if token.kind is not Kind.PHRASE:
            return typed
        return typed[1:-2].strip() + "*" if token.text.endswith("*") else typed[1:-1].strip()

    def _operator(self, index: int) -> Kind:
        """The kind of a token, where `and`, `or`, `not` between two operands count as operators."""
        token = self._tokens[index]
        word = token.text.lower()
        if token.kind is not Kind.WORD or word not in ("and", "or", "not") or index == 0:
            return token.kind
        before, after = self._tokens[index - 1], self._tokens[index + 1]
        if after.kind not in (*_OPERAND, Kind.NOT):
            return Kind.WORD
        ends_operand = before.kind in (Kind.WORD, Kind.PHRASE, Kind.CLOSE)
        follows_operator = word == "not" and before.kind in (Kind.AND, Kind.OR)
        return Kind[word.upper()] if ends_operand or follows_operator else Kind.WORD

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._peek()
        self._next += 1
        return token

    def _enter(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error("query-too-deep", token, most=MAX_DEPTH)

    def _expect_operand(self, sign: Token) -> None:
        if self._peek().kind in (Kind.END, Kind.CLOSE):
            raise self._error("query-nothing-after", sign, text=sign.text)

    def _missing_operand(self, token: Token) -> QuerySyntaxError:
        before = self._tokens[self._next - 1] if self._next else None
        if before is not None and before.kind in (Kind.AND, Kind.OR, Kind.NOT, Kind.WORD):
            return self._error("query-no-word-after", before, text=before.text)
        if token.kind is Kind.CLOSE:
            return self._error("query-never-opened", token)
        if before is not None and token.kind is Kind.END:
            return self._error("query-no-word-after", before, text=before.text)
        return self._error("query-no-word-before", token, text=token.text)

    def _error(self, message: str, token: Token, **values: str | float) -> QuerySyntaxError:
        return QuerySyntaxError(message, self._query, token.start, **values)


def _flat(kind: type[And] | type[Or], parts: list[Node]) -> tuple[Node, ...]:
    """The parts, those of the same kind opened up: (a b) c is a b c."""
    return tuple(leaf for part in parts for leaf in (part.parts if isinstance(part, kind) else (part,)))
