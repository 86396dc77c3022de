"""What is found in real PDFs: sections, affiliations, links and figures, and what it costs.

    python -m benchmarks.bench_pdf FOLDER

prints a row for each file of the folder. Affiliations need the authors' names as arXiv has them, hence the list below.
"""

import argparse
import time
from pathlib import Path

from bot.errors import FullTextUnavailable
from bot.fulltext.assemble import assembled
from bot.fulltext.pdf.figures import find_figures
from bot.fulltext.pdf_outline import outline_of_pdf
from bot.model.paper import PaperId

AUTHORS = {
    "1503.07589v1": ("ATLAS Collaboration", "CMS Collaboration"),
    "1512.03385v1": ("Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun"),
    "1706.03762v5": (
        "Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Jakob Uszkoreit", "Llion Jones", "Aidan N. Gomez",
        "Lukasz Kaiser", "Illia Polosukhin",
    ),
    "1905.00506v2": ("Andrea Ferraguti", "Giacomo Micheli"),
    "2010.11929v2": (
        "Alexey Dosovitskiy", "Lucas Beyer", "Alexander Kolesnikov", "Dirk Weissenborn", "Xiaohua Zhai",
        "Thomas Unterthiner", "Mostafa Dehghani", "Matthias Minderer", "Georg Heigold", "Sylvain Gelly",
        "Jakob Uszkoreit", "Neil Houlsby",
    ),
    "2203.00274v2": (
        "Jingfeng Yang", "Aditya Gupta", "Shyam Upadhyay", "Luheng He", "Rahul Goel", "Shachi Paul",
    ),
    "2502.21088v1": ("ATLAS Collaboration",),
    "hep-th_9108004v1": ("Edward Witten",),
}  # fmt: skip


def row(path: Path) -> str:
    """A line of the table."""
    content = path.read_bytes()
    started = time.process_time()
    try:
        outline, pages = outline_of_pdf(content)
        text = assembled(
            outline, paper=PaperId("2409.17058"), version=1, authors=AUTHORS.get(path.stem, ()), pages=pages
        )
        read = time.process_time() - started
        figures = find_figures(content, most=99)
    except FullTextUnavailable as error:
        return f"| {path.stem} | – | – | {error} | | | |"
    drawn = time.process_time() - started - read
    kinds = len({part.kind for part in text.parts})
    return (
        f"| {path.stem} | {pages} | {read:.1f} s | {len(text.parts)} of {kinds} kinds | "
        f"{'; '.join(text.affiliations) or 'not found'} | {len(text.links)} | {len(figures)} in {drawn:.1f} s |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="What is found in real PDFs.")
    parser.add_argument("folder", type=Path)
    print("| file | pages | CPU | sections | first author's affiliations | own links | figures |")
    print("|---|---|---|---|---|---|---|")
    for path in sorted(parser.parse_args().folder.glob("*.pdf")):
        print(row(path))


if __name__ == "__main__":
    main()
