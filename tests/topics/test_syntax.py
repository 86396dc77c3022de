"""What people type is read as they mean it, or refused at the right place."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.errors import QuerySyntaxError
from bot.topics.syntax import And, Category, Field, Node, Not, Or, Term, parse, positive_leaves
from bot.topics.unparse import unparse
from tests.topics.papers import nodes


def word(*words: str, field: Field | None = None, prefix: bool = False) -> Term:
    return Term(field, words, prefix)


A, B, C = word("aa"), word("bb"), word("cc")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("aa bb", And((A, B))),
        ("aa AND bb", And((A, B))),
        ("aa OR bb cc", Or((A, And((B, C))))),
        ("(aa OR bb) cc", And((Or((A, B)), C))),
        ("（aa OR bb） cc", And((Or((A, B)), C))),
        ("aa -bb", And((A, Not(B)))),
        ("aa NOT bb OR cc", Or((And((A, Not(B))), C))),
        ("aa AND NOT (bb OR cc)", And((A, Not(Or((B, C)))))),
        ("aa OR NOT bb", Or((A, Not(B)))),
        ("(aa bb) (cc)", And((A, B, C))),
        ('"aa bb"', word("aa", "bb")),
        ("“aa bb”", word("aa", "bb")),
        ("「aa bb」", word("aa", "bb")),
        ("text-to-image", word("text", "to", "image")),
        ("GPT-4o", word("gpt", "4o")),
        ("C++", word("c")),
        ("diffus*", word("diffus", prefix=True)),
        ('"latent diffus*"', word("latent", "diffus", prefix=True)),
        ('"latent diffus"*', word("latent", "diffus", prefix=True)),
        ("ti:aa", word("aa", field=Field.TITLE)),
        ("ti：aa", word("aa", field=Field.TITLE)),
        ("AU: O'Brien", word("o", "brien", field=Field.AUTHOR)),
        ("abs:(aa OR ti:bb)", Or((word("aa", field=Field.ABSTRACT), word("bb", field=Field.TITLE)))),
        ("cat:cs.cv", Category("cs.CV")),
        ("cat:(CS OR math-ph)", Or((Category("cs"), Category("math-ph")))),
        ("cat:cs.*", Category("cs")),
        ("扩散模型", word("扩散模型")),
        ("-(NOT aa)", Not(Not(A))),
    ],
)
def test_a_query_is_read_as_meant(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("aa or bb", Or((A, B))),
        ("aa and bb", And((A, B))),
        ("aa and not bb", And((A, Not(B)))),
        ("aa not bb", And((A, Not(B)))),
        ("aa Or bb", Or((A, B))),
        ('aa "or" bb', And((A, word("or"), B))),
        ("not aa", And((word("not"), A))),
        ("aa or", And((A, word("or")))),
    ],
)
def test_lower_case_operators_count_between_operands_and_are_words_elsewhere(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "position", "says"),
    [
        ("", 0, "empty"),
        ("   ", 3, "empty"),
        ('aa "bb', 3, "never closed"),
        ("aa (bb", 3, "never closed"),
        ("aa bb)", 5, "never opened"),
        ("aa ()", 3, "nothing between"),
        ("aa AND", 3, "after “AND”"),
        ("aa OR OR bb", 3, "after “OR”"),
        ("OR aa", 0, "before “OR”"),
        ("aa NOT", 3, "nothing after “NOT”"),
        ("aa ti:", 3, "needs a word"),
        ("ti:-aa", 0, "needs a word"),
        ("aa foo:bar", 3, "ti: (title)"),
        ("aa *", 3, "no letters or digits"),
        ("aa +", 3, "no letters or digits"),
        ("aa - bb", 3, "no letters or digits"),
        ('""', 0, "no letters or digits"),
        ("aa b*", 3, "at least 2 letters"),
        ("a*b", 0, "in the middle"),
        ("aa cat:cs.XX", 7, "cs."),
        ("cat:cv", 4, "cs.CV"),
        ("cat:robotics", 4, "cs.RO"),
        ("-aa", 0, "do not want"),
        ("(NOT aa) -bb", 1, "do not want"),
        ("NOT (aa OR bb)", 0, "do not want"),
        ("a" * 1001, 1000, "1,001"),
        ("(" * 21 + "aa" + ")" * 21, 20, "20 levels"),
        ("aa " * 101, 300, "100 terms"),
    ],
)
def test_a_mistake_is_pointed_at(query: str, position: int, says: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(query)
    assert (caught.value.position, caught.value.query) == (position, query)
    assert says in str(caught.value)


def test_a_term_knows_how_and_where_it_was_typed() -> None:
    query = "ti:Nets  “Latent Diffus*” cat:CS.cv"
    leaves = list(positive_leaves(parse(query)))
    assert [leaf.text for leaf in leaves] == ["Nets", "Latent Diffus*", "CS.cv"]
    assert [query[leaf.start : leaf.end] for leaf in leaves] == ["Nets", "“Latent Diffus*”", "CS.cv"]


_PIECES = st.sampled_from(
    [
        "aa",
        "bb*",
        '"',
        "“",
        "(",
        ")",
        "（",
        "-",
        "*",
        ":",
        "ti:",
        "cat:",
        "cs.CV",
        " ",
        "AND",
        "OR",
        "NOT",
        "or",
        "not",
        "、",
    ]
)


@given(
    st.one_of(
        st.text(max_size=40), st.lists(_PIECES, max_size=15).map("".join), st.lists(_PIECES, max_size=15).map(" ".join)
    )
)
@example("not" + " not" * 30)
@example("-" * 30 + "a")
def test_anything_typed_is_read_or_refused(query: str) -> None:
    try:
        tree = parse(query)
    except QuerySyntaxError as refusal:
        says, position = str(refusal), refusal.position
    else:
        says, position = unparse(tree), 0
        assert any(True for _ in positive_leaves(tree))
    assert says
    assert 0 <= position <= len(query)


def meaning(node: Node, held: frozenset[Node]) -> bool:
    match node:
        case And(parts):
            return all(meaning(part, held) for part in parts)
        case Or(parts):
            return any(meaning(part, held) for part in parts)
        case Not(part):
            return not meaning(part, held)
    return node in held


def leaves(node: Node) -> set[Node]:
    return {*positive_leaves(node), *positive_leaves(node, positive=False)}


@given(nodes, st.data())
def test_a_tree_written_out_and_read_again_means_the_same(tree: Node, data: st.DataObject) -> None:
    assume(any(True for _ in positive_leaves(tree)))
    again = parse(unparse(tree))
    held = data.draw(st.frozensets(st.sampled_from(sorted(leaves(tree), key=repr))))
    assert meaning(again, held) == meaning(tree, held)
    assert unparse(parse(unparse(again))) == unparse(again)
