"""A press for small PDFs: text at places, in two fonts, with drawings and links. No library, so nothing is hidden."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 612, 792
_ENCODED = {"\\": "\\\\", "(": "\\(", ")": "\\)", "ﬁ": "\\256", "ﬂ": "\\257"}  # the places of StandardEncoding


@dataclass
class Sheet:
    """A page. Places are in points from the lower left corner."""

    marks: list[str] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def say(self, left: float, bottom: float, text: str, size: float = 10, *, bold: bool = False) -> None:
        """A line of text."""
        font = "F2" if bold else "F1"
        encoded = "".join(_ENCODED.get(char, char) for char in text)
        self.marks.append(f"BT /{font} {size} Tf {left} {bottom} Td ({encoded}) Tj ET")

    def column(self, left: float, top: float, *lines: str, size: float = 10) -> float:
        """Lines below each other; returns where the next one would stand."""
        for line in lines:
            self.say(left, top, line, size)
            top -= 1.2 * size
        return top

    def turned(self, left: float, bottom: float, text: str) -> None:
        """A line that runs upwards, as the stamp in the margin does."""
        self.marks.append(f"BT /F1 20 Tf 0 1 -1 0 {left} {bottom} Tm ({text}) Tj ET")

    def draw(self, left: float, bottom: float, right: float, top: float) -> None:
        """A drawing: a frame with a cross in it."""
        self.marks.append(f"1 0 0 RG {left} {bottom} {right - left} {top - bottom} re S")
        self.marks.append(f"{left} {bottom} m {right} {top} l S {left} {top} m {right} {bottom} l S")

    def link(self, left: float, bottom: float, right: float, top: float, url: str) -> None:
        """An annotation that leads to `url`."""
        self.links.append((left, bottom, right, top, url))


def printed(*sheets: Sheet) -> bytes:
    """The PDF of some pages."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    bodies += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>".encode() for name in ("Times-Roman", "Times-Bold")
    ]
    pages = []
    for sheet in sheets:
        stream = "\n".join(sheet.marks).encode("latin-1")
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(bodies)
        notes = []
        for left, bottom, right, top, url in sheet.links:
            box = f"[{left} {bottom} {right} {top}]"
            bodies.append(f"<< /Type /Annot /Subtype /Link /Rect {box} /A << /S /URI /URI ({url}) >> >>".encode())
            notes.append(f"{len(bodies)} 0 R")
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {content} 0 R "
            f"/Annots [{' '.join(notes)}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        pages.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(pages)}] /Count {len(pages)} >>".encode()
    return _file(bodies)


def _file(bodies: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)
