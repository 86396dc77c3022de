"""The tags of rich HTML, the attributes that each may have, and what kind of tag each is.

Source: “Rich HTML style” of the Bot API 10.3.
"""

_BUTTON = (
    "type style url data query text forward-text request-write-access"
    " allow-user-chats allow-bot-chats allow-group-chats allow-channel-chats"
)
_PLAIN = (
    "b strong i em u ins s strike del code mark sub sup tg-spoiler br tg-math h1 h2 h3 h4 h5 h6 p pre footer hr ul"
    " aside cite figure figcaption tr caption summary tg-math-block tg-collage tg-slideshow tg-thinking"
)
ATTRIBUTES: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN.split(), frozenset()),
    **{
        tag: frozenset(names.split())
        for tag, names in {
            "a": "href name",
            "code": "class",
            "tg-reference": "name",
            "tg-emoji": "emoji-id",
            "tg-time": "unix format",
            "tg-button": _BUTTON,
            "tg-button-row": "align",
            "ol": "start type reversed",
            "li": "value type",
            "input": "type checked",
            "blockquote": "expandable",
            "img": "src alt tg-spoiler",
            "video": "src tg-spoiler",
            "audio": "src",
            "tg-document": "src",
            "tg-map": "lat long zoom width height",
            "table": "bordered striped compact",
            "td": "colspan rowspan align valign",
            "th": "colspan rowspan align valign",
            "details": "open",
        }.items()
    },
}
"""Every tag with the names of its attributes."""

VOID = frozenset({"br", "hr", "img", "input", "tg-map"})
"""Tags without content, which need no end tag."""

MEDIA = frozenset({"img", "video", "audio", "tg-document"})
CLOSES_ITSELF = VOID | MEDIA
"""Tags that may be written as `<tag/>`."""

STYLES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "mark": "marked",
    "sub": "subscript", "sup": "superscript", "tg-spoiler": "spoiler",
}  # fmt: skip
"""Tags that only style text, with the type of RichText that each makes."""

INLINE = frozenset({*STYLES, "a", "br", "tg-reference", "tg-emoji", "tg-time", "tg-math", "tg-button"})
"""Tags that stand in text. An `img` does too when it is a custom emoji."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = (
    MEDIA
    | HEADINGS
    | frozenset(
        {
            "p", "pre", "footer", "hr", "ul", "ol", "blockquote", "aside", "figure", "tg-map", "tg-collage",
            "tg-slideshow", "table", "details", "tg-math-block", "tg-button-row", "tg-thinking",
        }
    )
)  # fmt: skip
"""Tags that make a block of their own. The rest (`li`, `tr`, `cite`, …) stand only in some of these."""
