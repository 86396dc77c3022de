r"""Words of others as TeX that compiles: in a BibTeX file nothing may open what it does not close.

Formulas stay as they are where TeX can read them; other TeX becomes Unicode and is escaped. Invariant: braces are
balanced as BibTeX counts them, `\{` too, and every special sign outside a formula is escaped.
"""

import re
from collections.abc import Iterator
from functools import cache

from pylatexenc import latex2text, latexwalker
from pylatexenc.latexencode import UnicodeToLatexEncoder

from bot.render.latex import pieces
from bot.render.text import clean

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}  # fmt: skip
_SPECIAL = re.compile("|".join(map(re.escape, _ESCAPED)))
_PARTS = re.compile(r"([^\w'’]+)")
_ENSURED = re.compile(r"\{\\ensuremath\{(\\\w+)\}\}")
_LONG_WORD = 4


def plain(text: str, *, is_ascii: bool = False) -> str:
    """A name or a journal. With `is_ascii` letters beyond ASCII become TeX (`{\\"o}`), as far as TeX has them."""
    return "".join(_written(piece, formula, is_ascii=is_ascii) for piece, formula in pieces(clean(text)))


def title(text: str, *, is_ascii: bool = False) -> str:
    """A title; what no style may make small (`{LoRA}`, `{$SU(2)$}`) stands in braces."""
    words = list(_words(clean(text)))
    names_stand_out = _is_in_sentence_case(words)
    shown, begins = [], True
    for word in words:
        is_name = names_stand_out and not begins and word[0][0][:1].isupper() and word[0][0] != "A"
        is_article = len(word) == 1 and word[0][0] == "A"
        shown.append("A" if is_article else "".join(_kept(*one, is_name=is_name, is_ascii=is_ascii) for one in word))
        begins = word[-1][0][-1:] in ":?!."
    return " ".join(shown)


def _kept(piece: str, formula: str, *, is_name: bool, is_ascii: bool) -> str:
    """A piece of a word, its parts in braces where these keep their case."""
    if formula:
        return f"{{{_written(piece, formula, is_ascii=is_ascii)}}}"
    return "".join(
        f"{{{shown}}}" if (is_name and part[:1].isupper()) or _keeps_case(part) else shown
        for part in _PARTS.split(piece)
        for shown in [_written(part, "", is_ascii=is_ascii)]
    )


def _words(text: str) -> Iterator[list[tuple[str, str]]]:
    """The pieces of each word; a formula parts none."""
    word: list[tuple[str, str]] = []
    for piece, formula in pieces(text):
        if formula:
            word.append((piece, formula))
            continue
        first, *others = re.split(r"\s+", piece)
        word += [(first, "")] if first else []
        for other in others:
            if word:
                yield word
            word = [(other, "")] if other else []
    if word:
        yield word


def _keeps_case(part: str) -> bool:
    """Whether capitals stand behind its first letter, or it is a single one, as in “X-ray”."""
    return any(map(str.isupper, part[1:])) or (len(part) == 1 and part.isupper())


def _is_in_sentence_case(words: list[list[tuple[str, str]]]) -> bool:
    """Whether most longer words after the first are small, so that a capital one is a name."""
    longer = [word[0][0] for word in words[1:] if len(word[0][0]) >= _LONG_WORD and word[0][0][0].isalpha()]
    return bool(longer) and 2 * sum(word[0].isupper() for word in longer) < len(longer)


def _written(piece: str, formula: str, *, is_ascii: bool) -> str:
    if formula and _is_safe(formula):
        return f"${_guarded(formula.strip())}$"
    escaped = _SPECIAL.sub(lambda found: _ESCAPED[found[0]], piece)
    return str(_encoder().unicode_to_latex(escaped)) if is_ascii else escaped


def _is_safe(formula: str) -> bool:
    """Whether TeX can read it: balanced, and without macros of the authors' own."""
    depth = 0
    for sign in re.findall(r"[{}]", formula):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and "$" not in formula and _macros().issuperset(re.findall(r"\\([A-Za-z]+)", formula))


def _guarded(formula: str) -> str:
    """Without comments and, as few fonts have Greek letters in formulas, with macros for what is not ASCII."""
    bare = "[%#]" if r"\begin" in formula else "[%#&]"
    escaped = re.sub(rf"(?<!\\){bare}", r"\\\g<0>", formula)
    return _ENSURED.sub(r"{\1}", str(_encoder().unicode_to_latex(escaped)))


@cache
def _macros() -> frozenset[str]:
    contexts = latex2text.get_default_latex_context_db(), latexwalker.get_default_latex_context_db()
    return frozenset(spec.macroname for context in contexts for spec in context.iter_macro_specs())


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        non_ascii_only=True,
        unknown_char_policy="keep",
        replacement_latex_protection="braces-all",
        unknown_char_warning=False,
    )
