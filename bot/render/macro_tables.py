"""The names of TeX macros, sorted by what becomes of them in running text. See `bot.render.macros`."""

_words = str.split

ONE_ARGUMENT = _words(
    "texttt textrm textsf textmd textup textnormal mbox hbox text mathrm mathbf mathit mathsf mathtt boldsymbol bm "
    "mathnormal operatorname enquote title author date section subsection subsubsection paragraph underline uline "
    "overline overrightarrow widehat widetilde overbrace underbrace ac acs acl gls cite citet citep "
    "citealp citeauthor parencite textcite input include label"
)
SILENT = _words(
    "bf it rm sf tt sc sl em bfseries itshape rmfamily sffamily ttfamily scshape tiny small footnotesize scriptsize "
    "normalsize large Large LARGE huge Huge left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle "
    "limits nolimits scriptstyle boldmath allowbreak xspace protect centering noindent ! @ / -"
)
FUNCTIONS = _words(
    "log ln lg exp sin cos tan arcsin arccos arctan sinh cosh tanh min max sup inf lim limsup liminf arg argmin argmax "
    "det dim ker gcd Pr poly polylog"
)
SYMBOLS: dict[str, str] = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "percent": "%",
    "top": "⊤",
    "bot": "⊥",
    "ne": "≠",
    "neg": "¬",
    "colon": ":",
    "slash": "/",
    "textless": "<",
    "textgreater": ">",
    "prime": "′",
    "star": "⋆",
    "circ": "∘",
    "cdot": "·",
    "degree": "°",
    "deg": "°",
    "xrightarrow": "→",
    "xleftarrow": "←",
    "dotsc": "…",
    "|": "‖",
    "eg": "e.g.",
    "ie": "i.e.",
    "quad": " ",
    "qquad": " ",
    "\\": " ",
    "today": "today",
    "item": " • ",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
WITH_ARGUMENTS: dict[str, tuple[str, tuple[int, ...]]] = {
    "textcolor": ("[{{", (2,)),
    "num": ("[{", (1,)),
    "si": ("[{", (1,)),
    "SI": ("[{{", (1, 2)),
    "hspace": ("*{", ()),
    "vspace": ("*{", ()),
}
"""Macros of which some arguments are shown: pylatexenc's pattern, and the positions that count."""
