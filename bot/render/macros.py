r"""How one fragment of TeX (`$x^2$`, `\emph{so}`, `{\'E}`) is read and written, on top of pylatexenc.

Its defaults lose text: the arguments of `\texttt` and `\mbox`, the names of unknown macros, everything after `%`;
`\href` breaks it (seen in 2.11). Here a macro that nobody knows becomes its own name, or its argument in braces.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from pylatexenc import latex2text, latexwalker
from pylatexenc.macrospec import LatexContextDb, MacroStandardArgsParser, SpecialsSpec, std_macro

from bot.render.macro_tables import FUNCTIONS, ONE_ARGUMENT, SILENT, SYMBOLS, WITH_ARGUMENTS
from bot.render.scripts import SHIFTED, subscript, superscript

_BEFORE, _AFTER = "\x01", "\x02"  # around a function's name, `\\log`, until `_spaced` parts it from its neighbours

_Formatter = Callable[..., str]
_FOREIGN = ["latex-ethuebung", "nonstandard-qit", "theorems", "enumitem", "verbatim"]


@cache
def converter() -> "Converter":
    """The one converter; building its tables takes some 20 ms."""
    return Converter()


class Converter:
    """Reads fragments with tables that know more macros than pylatexenc's own, and writes them as Unicode."""

    def __init__(self) -> None:
        self._read = _reading_context()
        self._known = {spec.macroname for spec in self._read.iter_macro_specs()}
        self._write = _writing_context()
        self._known |= {spec.macroname for spec in self._write.iter_macro_specs()}

    def convert(self, fragment: str) -> str:
        """The fragment as Unicode.

        Raises what pylatexenc raises on TeX that it cannot read: LatexWalkerParseError, IndexError, RecursionError.
        """
        escaped = re.sub(r"(?<!\\)[%&#]", r"\\\g<0>", fragment)
        escaped = re.sub(r"([_^])\s*(\\[A-Za-z]+\{[^{}]*\})", r"\1{\2}", escaped)
        walker = latexwalker.LatexWalker(self._unwrap(escaped), latex_context=self._read, tolerant_parsing=True)
        writer = latex2text.LatexNodes2Text(latex_context=self._write, strict_latex_spaces="based-on-source")
        return _spaced(writer.nodelist_to_text(walker.get_latex_nodes()[0]))  # one writer per call: it keeps state

    def _unwrap(self, fragment: str) -> str:
        """Without the names of unknown macros that hold text: `\\rev{so}` → `{so}`, but `\\ourtool{}` stays."""
        return re.sub(r"\\([A-Za-z]+)\s*(?=\{[^}])", lambda m: m[0] if m[1] in self._known else "", fragment)


def _spaced(text: str) -> str:
    """Math with one space around relations and functions, and none where two signs only touched in the source."""
    text = re.sub(rf"(?<=[\w)\]}}]){_BEFORE}", " ", text)
    text = re.sub(rf"{_AFTER}(?=[\w√])(?![{SHIFTED}])", " ", text).replace(_BEFORE, "").replace(_AFTER, "")
    text = re.sub(r"(?<=[\w)\]}°%])\s*([≤≥≠≈≃≡≪≫≲≳∈∉⊂⊆∪∩∝→←⇒↔±⋅≻≺])\s*(?=[\w({\[√‖|−-])", r" \1 ", text)
    return re.sub(r"[ \t\n\u2009\u2003]+", " ", text)


def _reading_context() -> LatexContextDb:
    context = latexwalker.get_default_latex_context_db().filter_context(exclude_categories=_FOREIGN)
    macros = [std_macro(name, False, 1) for name in ONE_ARGUMENT]
    macros += [std_macro(name, False, 1) for name in ("textsuperscript", "textsubscript", "url", "unicode")]
    macros += [std_macro(name, False, 2) for name in ("href", "dfrac", "tfrac")]
    macros += [std_macro(name, spec) for name, (spec, _) in WITH_ARGUMENTS.items()]
    macros += [std_macro(name, "") for name in ("xrightarrow", "xleftarrow")]
    scripts = [SpecialsSpec(sign, args_parser=MacroStandardArgsParser("{")) for sign in "^_"]
    context.add_context_category("papergram", macros=macros, specials=scripts, prepend=True)
    return context


def _writing_context() -> LatexContextDb:
    context = latex2text.get_default_latex_context_db().filter_context(exclude_categories=_FOREIGN)
    macros = [latex2text.MacroTextSpec(name, simplify_repl=how) for name, how in _written_macros()]
    scripts = [
        latex2text.SpecialsTextSpec("^", simplify_repl=_script(superscript)),
        latex2text.SpecialsTextSpec("_", simplify_repl=_script(subscript)),
        latex2text.SpecialsTextSpec("~", simplify_repl=" "),
        latex2text.SpecialsTextSpec("&", simplify_repl="&"),
    ]
    context.add_context_category("papergram", macros=macros, specials=scripts, prepend=True)
    context.set_unknown_macro_spec(latex2text.MacroTextSpec("", simplify_repl=_own_name))
    return context


def _written_macros() -> Iterator[tuple[str, str | _Formatter]]:
    yield from ((name, _argument) for name in ONE_ARGUMENT)
    yield from ((name, "") for name in SILENT)
    yield from ((name, f"{_BEFORE}{name}{_AFTER}") for name in FUNCTIONS)
    yield from ((name, sign.replace("%", "%%")) for name, sign in SYMBOLS.items())
    yield from ((name, _chosen(positions)) for name, (_, positions) in WITH_ARGUMENTS.items())
    yield "textsuperscript", lambda node, l2tobj: superscript(_argument(node, l2tobj))
    yield "textsubscript", lambda node, l2tobj: subscript(_argument(node, l2tobj))
    yield "href", _href
    yield "url", _url
    yield "footnote", _footnote
    yield "unicode", _code_point
    yield "sqrt", _root
    yield from ((name, _fraction) for name in ("frac", "dfrac", "tfrac", "nicefrac"))


def _argument(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text, position: int = 0) -> str:
    """One argument, as Unicode; empty where the macro stands alone, for which pylatexenc has no arguments at all."""
    return str(l2tobj.node_arg_to_text(node, position)) if node.nodeargd else ""


def _chosen(positions: tuple[int, ...]) -> _Formatter:
    return lambda node, l2tobj: " ".join(_argument(node, l2tobj, position) for position in positions)


def _footnote(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text) -> str:
    return f" ({_argument(node, l2tobj, 1)})"


def _code_point(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text) -> str:
    """MathJax's `\\unicode{x2014}`."""
    number = re.fullmatch(r"x([0-9A-Fa-f]{2,5})|(\d{2,6})", _argument(node, l2tobj))
    return chr(int(number[1], 16) if number[1] else int(number[2])) if number else ""


def _own_name(node: latexwalker.LatexMacroNode) -> str:
    return f"{node.macroname}{node.macro_post_space}"


def _script(shift: Callable[[str], str]) -> _Formatter:
    return lambda node, l2tobj: shift(_argument(node, l2tobj))


def _url(node: latexwalker.LatexMacroNode) -> str:
    """The first argument as typed: a `~` or `_` in an address is no TeX."""
    argument = node.nodeargd.argnlist[0] if node.nodeargd else None
    return re.sub(r"\\([~%#&_])(?:\{\})?", r"\1", argument.latex_verbatim().strip("{} ")) if argument else ""


def _href(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text) -> str:
    target, label = _url(node), _argument(node, l2tobj, 1).strip()
    return target if label in ("", target) else f"{label} ({target})"


def _root(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text) -> str:
    degree, inside = (_argument(node, l2tobj, position) for position in (0, 1))
    return f"{superscript(degree)}√{_grouped(inside)}"


def _fraction(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text) -> str:
    return "/".join(_grouped(_argument(node, l2tobj, position)) for position in (0, 1))


def _grouped(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\w*", text) else f"({text})"
