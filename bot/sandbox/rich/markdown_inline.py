"""Markdown in a line of text as nodes of the same tree that HTML makes.

Invariant: one pass from left to right; a sign that closes nothing stays as it is written, a tag that is not closed
raises MarkupFault. Where GitHub's rules leave a choice, the nearest opening sign is closed.
"""

import re
from collections.abc import Callable

from bot.sandbox.rich.markdown_signs import Openers
from bot.sandbox.rich.markup import Element, MarkupFault, Node, Text, resolved, tag_at

_SPECIAL = re.compile(r"[\\`$!\[\]<&*_~=|\n]")
_TICKS = re.compile(r"`+")
_RUN = re.compile(r"\*+|_+|~+|=+|\|+")
_DESTINATION = re.compile(
    r"""\([ \t]*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+(?:"([^"]*)"|'([^']*)'))?[ \t]*\)"""
)
_IMAGE = re.compile(r"!\[([^\[\]]*)\]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,64})\]")
_AUTOLINK = re.compile(r"<((?:https?|tg|mailto|tel):[^\s<>]*)>")
_TAG = re.compile(r"</?[A-Za-z]")
_REFERENCE = re.compile(r"&[#A-Za-z0-9]{1,10};")
_MATH_END = re.compile(r"(?<![\\\s])\$(?!\d)")
_TIME = re.compile(r"tg://time\?unix=(\d{1,12})(?:&(?:amp;)?format=([A-Za-z]{0,4}))?")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PAIRED = {"~": "s", "=": "mark", "|": "tg-spoiler"}
_VERBATIM = frozenset({"code", "tg-math"})


def inline_nodes(text: str, at: int, footnotes: dict[str, int]) -> list[Node]:
    """The nodes of `text`. `at` is where its block begins in the source; all faults are reported there.

    `footnotes` are the numbers by which footnotes are shown. Raises MarkupFault.
    """
    return _Line(text, at, footnotes).nodes()


class _Line:
    def __init__(self, text: str, at: int, footnotes: dict[str, int]) -> None:
        self._text = text
        self._at = at
        self._footnotes = footnotes
        self._read = Openers()
        self._out = self._read.out
        self._last_ticks = {len(run[0]): run.start() for run in _TICKS.finditer(text)}
        self._math_may_end = True
        self._readers: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            "$": self._math,
            "!": self._image,
            "[": self._open_link,
            "]": self._close_link,
            "<": self._tag,
            "&": self._reference,
            "\n": self._new_line,
        }

    def nodes(self) -> list[Node]:
        place = 0
        while place < len(self._text):
            found = _SPECIAL.search(self._text, place)
            start = found.start() if found else len(self._text)
            self._add(self._text[place:start])
            place = self._special(start) if found else start
        unclosed = self._read.nearest("<")
        if unclosed and unclosed.element:
            raise self._fault(f'can\'t find end tag corresponding to start tag "{unclosed.element.tag}"')
        return self._out

    def _special(self, place: int) -> int:
        """Read what begins at `place`; where to go on."""
        read = self._readers.get(self._text[place], self._signs)
        return read(place)

    def _add(self, text: str) -> None:
        if text:
            self._out.append(Text(text, self._at))

    def _element(self, tag: str, children: list[Node], **attributes: str) -> Element:
        return Element(tag, attributes, self._at, children)

    def _fault(self, what: str) -> MarkupFault:
        return MarkupFault(what, self._at)

    def _escape(self, place: int) -> int:
        following = self._text[place + 1 : place + 2]
        if following == "\n":
            self._out.append(self._element("br", []))
            return place + 2
        escaped = following in _ESCAPED and following != ""
        self._add(following if escaped else "\\")
        return place + 1 + escaped

    def _new_line(self, place: int) -> int:
        if self._text.endswith("  ", 0, place):
            if self._out and isinstance(last := self._out[-1], Text):
                self._out[-1] = last._replace(text=last.text.rstrip(" "))
            self._out.append(self._element("br", []))
        else:
            self._add("\n")
        return place + 1

    def _code(self, place: int) -> int:
        size = len(_TICKS.match(self._text, place)[0])  # type: ignore[index]
        if self._last_ticks.get(size, -1) <= place:
            self._add("`" * size)
            return place + size
        end = next(
            run for run in _TICKS.finditer(self._text, place + size) if len(run[0]) == size
        )  # the last such run lies behind, so there is one
        code = self._text[place + size : end.start()].replace("\n", " ")
        if code.strip() and code.startswith(" ") and code.endswith(" "):
            code = code[1:-1]
        self._out.append(self._element("code", [Text(code, self._at)]))
        return end.end()

    def _math(self, place: int) -> int:
        following = self._text[place + 1 : place + 2]
        end = None
        if self._math_may_end and following.strip() and following != "$":
            end = _MATH_END.search(self._text, place + 2)
            self._math_may_end = end is not None
        if end is None:
            self._add("$")
            return place + 1
        self._out.append(self._element("tg-math", [Text(self._text[place + 1 : end.start()], self._at)]))
        return end.end()

    def _image(self, place: int) -> int:
        shown = _IMAGE.match(self._text, place)
        target = _DESTINATION.match(self._text, shown.end()) if shown else None
        if shown is None or target is None:
            self._add("!")
            return place + 1
        moment = _TIME.fullmatch(target[1])
        if moment:
            written = {"unix": moment[1], "format": moment[2] or ""}
            self._out.append(self._element("tg-time", [Text(shown[1], self._at)], **written))
        elif target[1].startswith("tg://emoji"):
            self._out.append(self._element("img", [], src=target[1], alt=shown[1]))
        else:
            raise self._fault("media can stand only as a block of their own")
        return target.end()

    def _open_link(self, place: int) -> int:
        note = _FOOTNOTE.match(self._text, place)
        if note and note[1] in self._footnotes:
            number = Text(f"[{self._footnotes[note[1]]}]", self._at)
            self._out.append(self._element("a", [number], href=f"#{note[1]}"))
            return note.end()
        self._read.push("[", 1, Text("[", self._at))
        return place + 1

    def _close_link(self, place: int) -> int:
        opener = self._read.nearest("[")
        target = _DESTINATION.match(self._text, place + 1) if opener else None
        if opener and target and not self._read.is_empty(opener):
            self._read.close(opener, self._element("a", [], href=target[1].replace("&amp;", "&")))
            return target.end()
        if opener:
            self._read.forget(opener)
        self._add("]")
        return place + 1

    def _tag(self, place: int) -> int:
        link = _AUTOLINK.match(self._text, place)
        if link:
            self._out.append(self._element("a", [Text(link[1], self._at)], href=link[1]))
            return link.end()
        if _TAG.match(self._text, place) is None:
            self._add("<")
            return place + 1
        tag = tag_at(self._text, place, self._at - place)
        if tag.closing:
            self._close_tag(tag.name)
        elif tag.closed:
            self._out.append(tag.element())
        elif tag.name in _VERBATIM:
            return self._verbatim(tag.element(), tag.end)
        else:
            self._read.push("<", 1, Text("", self._at), tag.element())
        return tag.end

    def _verbatim(self, element: Element, start: int) -> int:
        ending = f"</{element.tag}>"
        end = self._text.find(ending, start)
        if end < 0:
            raise self._fault(f'can\'t find end tag corresponding to start tag "{element.tag}"')
        element.children.append(Text(resolved(self._text[start:end], self._at), self._at))
        self._out.append(element)
        return end + len(ending)

    def _close_tag(self, name: str) -> None:
        opener = self._read.nearest("<")
        if opener is None or opener.element is None or opener.element.tag != name:
            raise self._fault(f'unexpected end tag "{name}"')
        self._read.close(opener, opener.element)

    def _reference(self, place: int) -> int:
        found = _REFERENCE.match(self._text, place)
        self._add(resolved(found[0], self._at) if found else "&")
        return found.end() if found else place + 1

    def _signs(self, place: int) -> int:
        run = _RUN.match(self._text, place)
        assert run is not None
        sign, left = run[0][0], len(run[0])
        before, after = self._text[place - 1 : place] if place else "", self._text[run.end() : run.end() + 1]
        opens = bool(after.strip()) and not (sign == "_" and before.isalnum())
        if before.strip() and not (sign == "_" and after.isalnum()):
            left = self._close_signs(sign, left)
        while opens and left >= (1 if sign in "*_" else 2):
            size = min(left, 2)
            self._read.push(sign, size, Text(sign * size, self._at))
            left -= size
        self._add(sign * left)
        return run.end()

    def _close_signs(self, sign: str, left: int) -> int:
        """Close what `left` signs can close; how many are left over."""
        while (opener := self._read.nearest(sign)) is not None:
            if opener.size > left or self._read.is_empty(opener):
                break
            tag = _PAIRED.get(sign) or ("b" if opener.size == 2 else "i")  # noqa: PLR2004
            self._read.close(opener, self._element(tag, []))
            left -= opener.size
        return left
