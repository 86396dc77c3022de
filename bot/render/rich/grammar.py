r"""Which TeX is plain mathematics: commands that all renderers know, with their arguments, and no script twice.

Invariant: what passes has closed braces, a partner for each `\left`, and one superscript and one subscript at most for
each base; anything else (macros, environments, colours, comments, text of other alphabets) does not pass.
"""

import re
from collections.abc import Sequence

_DEEPEST = 12
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_WORDS = re.compile(r"\{[A-Za-z0-9 .,+-]{1,40}\}")
_PLAIN = re.compile(r"[A-Za-z0-9+\-*/=<>()\[\]|.,:;!?']")


def _commands(names: str) -> frozenset[str]:
    return frozenset(rf"\{name}" for name in names.split())


_SYMBOLS = _commands(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho varrho sigma tau
    upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar nabla partial
    infty forall exists emptyset Re Im times cdot cdots ldots dots div pm mp ast star circ bullet oplus otimes odot
    wedge vee cap cup setminus le leq ge geq ne neq ll gg approx sim simeq cong equiv propto in notin ni subset subseteq
    supset supseteq mid parallel perp to rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto
    uparrow downarrow sum prod int min max sup inf lim log ln exp sin cos tan det dim ker arg deg gcd langle rangle
    lfloor rfloor lceil rceil vert Vert quad qquad prime top bot dagger
    , ; : ! { } | %
    """
) | {"\\ "}
_ACCENTS = _commands(
    """
    bar hat tilde vec dot ddot overline underline widehat widetilde mathbf mathbb mathcal mathrm mathsf mathfrak mathit
    boldsymbol
    """
)
_FRACTIONS = frozenset((r"\frac", r"\binom"))
_FENCES = frozenset(("(", ")", "[", "]", "|", "/", ".", r"\{", r"\}", r"\|", r"\langle", r"\rangle", r"\lfloor",
                     r"\rfloor", r"\lceil", r"\rceil", r"\vert", r"\Vert"))  # fmt: skip


class _UnsoundError(Exception):
    """It cannot be read whole."""


def is_sound(source: str) -> bool:
    """Whether a formula (without its dollars) is plain mathematics. Raises nothing."""
    parser = _Parser(source)
    try:
        parser.formula(0, end="")
    except _UnsoundError:
        return False
    return True


class _Parser:
    """Reads tokens one by one; `at` is the next."""

    def __init__(self, source: str) -> None:
        self._tokens: Sequence[str] = [one for one in _TOKEN.findall(source) if one.strip() or one == "\\ "]
        self._at = 0

    def formula(self, depth: int, end: str) -> None:
        """Read up to the token `end` (of the whole, with `end` empty), and over it."""
        if depth > _DEEPEST:
            raise _UnsoundError
        is_empty = True
        while self._peek() != end:
            self._item(depth)
            is_empty = False
        if is_empty:
            raise _UnsoundError
        self._at += 1

    def _item(self, depth: int) -> None:
        """A base with its scripts; a script may stand without one (`^\\circ`)."""
        if self._peek() not in ("^", "_"):
            self._base(depth)
        scripts: list[str] = []
        while self._peek() in ("^", "_", "'"):
            sign = self._take()
            if sign in scripts or (sign == "^" and "'" in scripts):
                raise _UnsoundError
            scripts += [sign] if sign != "'" or "'" not in scripts else []
            if sign != "'":
                self._argument(depth)

    def _base(self, depth: int) -> None:
        read = self._take()
        if read == "{":
            self.formula(depth + 1, "}")
        elif read in _ACCENTS:
            self._argument(depth)
        elif read in _FRACTIONS:
            self._group(depth)
            self._group(depth)
        elif read == r"\sqrt":
            self._group(depth)
        elif read in (r"\text", r"\operatorname"):
            self._words()
        elif read == r"\left":
            self._fence()
            self.formula(depth + 1, r"\right")
            self._fence()
        elif read not in _SYMBOLS and not _PLAIN.fullmatch(read):
            raise _UnsoundError

    def _argument(self, depth: int) -> None:
        """A group, a symbol or a letter."""
        if self._peek() == "{":
            self._group(depth)
        elif (token := self._take()) not in _SYMBOLS and not re.fullmatch(r"[A-Za-z0-9*+-]", token):
            raise _UnsoundError

    def _group(self, depth: int) -> None:
        if self._take() != "{":
            raise _UnsoundError
        self.formula(depth + 1, "}")

    def _words(self) -> None:
        if self._take() != "{":
            raise _UnsoundError
        words = ["{"]
        while words[-1] != "}":
            words.append(self._take())
        if not _WORDS.fullmatch("".join(words)):
            raise _UnsoundError

    def _fence(self) -> None:
        if self._take() not in _FENCES:
            raise _UnsoundError

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        if not token:
            raise _UnsoundError
        self._at += 1
        return token
