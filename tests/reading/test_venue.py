"""Venues: the authors' own words, and no submission."""

import pytest

from bot.reading.venue import find_venue
from tests.reading.papers import corpus


@pytest.mark.parametrize(
    ("comment", "venue"),
    [
        ("Accepted at NeurIPS 2025", "NeurIPS 2025"),
        ("12 pages, 3 figures, accepted by IROS2025", "IROS2025"),
        ("NeurIPS 2025; Project Website: https://a.github.io", "NeurIPS 2025"),
        ("ICCVW 2025, Code: https://github.com/a/b", "ICCVW 2025"),
        ("To appear in the Proceedings of the 2025 IEEE Int. Conf. on Robots (ICR), 8 pages", None),
        ("Published as a conference paper at ICLR 2025", "ICLR 2025"),
        ("Accepted for publication in IEEE Transactions on Image Processing. Code will follow",
         "IEEE Transactions on Image Processing"),
        ("Accepted for the NeurIPS 2025 Machine Learning and the Physical Sciences workshop. 6 pages, 3 figures",
         "NeurIPS 2025 Machine Learning and the Physical Sciences workshop"),
        ("Computers in Biology and Medicine (to appear)", "Computers in Biology and Medicine"),
        ("IEEE CAI 2025", "IEEE CAI 2025"),
        ("In proceedings of UKCI 2025", "proceedings of UKCI 2025"),
        ("This paper has been presented at the 2025 IEEE PES Conference on Grids (ISGT 2025)",
         "2025 IEEE PES Conference on Grids (ISGT 2025)"),
        ("Published in \\textbf{Pattern Recognition}. The final version will be available soon", "Pattern Recognition"),
    ],
)  # fmt: skip
def test_a_venue_is_read_from_the_comment(comment: str, venue: str | None) -> None:
    expected = venue or "Proceedings of the 2025 IEEE Int. Conf. on Robots (ICR)"
    assert find_venue(comment, None) == expected


@pytest.mark.parametrize(
    "comment",
    [
        None,
        "",
        "20 pages, 5 figures",
        "Submitted to ICASSP 2026",
        "Submitted to appear in IEEE ICRA 2026",
        "Under review as a conference paper at ICLR 2026",
        "10 pages; under double-blind review at ACL",
        "Extended version of the paper accepted at AIES 2025",
        "Code will be released upon acceptance",
        "The results presented in this paper are preliminary",
        "Evaluated on MLE-Benchmark 2025",
        "Work in progress",
    ],
)
def test_what_is_no_acceptance_is_no_venue(comment: str | None) -> None:
    assert find_venue(comment, None) is None


def test_the_journal_reference_wins() -> None:
    assert find_venue("Accepted at NeurIPS 2025", "Nature 1 (2025)\n 2-3") == "Nature 1 (2025) 2-3"
    assert find_venue("Accepted at NeurIPS 2025", "https://a.org/b.pdf") == "NeurIPS 2025"


def test_a_third_of_real_comments_names_a_venue_and_none_names_pages() -> None:
    comments = [subject.comment for subject in corpus() if subject.comment]
    venues = [venue for venue in (find_venue(comment, None) for comment in comments) if venue]
    assert 0.28 < len(venues) / len(comments) < 0.45
    assert all("pages" not in venue and "://" not in venue and "ubmitted" not in venue for venue in venues)
