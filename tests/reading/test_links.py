"""Links: all that the authors print, each once, under what it is, and nothing else."""

import pytest

from bot.model.fulltext import TextLink
from bot.model.reading import Links
from bot.reading.links import find_links
from tests.reading.papers import corpus, example_papers, paper

EXAMPLES = {
    "2409.17058": Links(code=("https://github.com/ArcticHare105/S3Diff",)),
    "2409.17049": Links(),
    "2409.16949": Links(
        code=("https://github.com/kkyuhun94/dalda",),
        venue="ECCV Synthetic Data for Computer Vision Workshop (Oral)",
    ),
    "2409.16535": Links(
        code=("https://github.com/DeepakSridhar/promptsliders",),
        project=("https://deepaksridhar.github.io/promptsliders.github.io/",),
        venue="ECCV'24 - Unlearning and Model Editing Workshop",
    ),
    "2409.16211": Links(project=("https://weber-mark.github.io/projects/maskbit.html",)),
    "2409.16002": Links(venue="ECCV 2024 - BioImage Computing Workshop"),
    "2409.14307": Links(code=("http://github.com/BienLuky/DilateQuant",)),
    "2409.12431": Links(project=("https://flexitex.github.io/FlexiTex/",)),
    "2409.01322": Links(
        code=("https://github.com/MACderRu/Guide-and-Rescale",),
        project=("https://macderru.github.io/Guide-and-Rescale",),
        venue="ECCV 2024",
    ),
    "2408.14028": Links(),
}


@pytest.mark.parametrize("number", EXAMPLES)
def test_the_links_of_the_example_papers_are_all_found(number: str) -> None:
    assert find_links(example_papers()[number]) == EXAMPLES[number]


@pytest.mark.parametrize(
    "text",
    [
        "Code: https://github.com/a/b.",
        "(see https://github.com/a/b)",
        "at \\url{https://github.com/a/b}.",
        "at \\href{https://github.com/a/b}{this place}",
        "at [our page](https://github.com/a/b).",
        "at https: //github.com/a/b",
        "<https://github.com/a/b>,",
        "https://github.com/a/b; https://www.github.com/a/b/ and http://github.com/A/b.git",
    ],
)
def test_an_address_is_found_in_every_dress_and_only_once(text: str) -> None:
    assert find_links(paper(text)).code == ("https://github.com/a/b",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Code at github.com/a/b", "https://github.com/a/b"),
        ("Code at https://github.com/ a/b-c.", "https://github.com/a/b-c"),
        ("Code at https://github. com/a/b/", "https://github.com/a/b/"),
        ("Code at https://github.com/a/b\\_c", "https://github.com/a/b_c"),
        ("Data at https://huggingface.co/datasets/a/b", "https://huggingface.co/datasets/a/b"),
        ("Our code and data are available at https://zenodo.org/records/1", "https://zenodo.org/records/1"),
        ("The dataset is at https://doi.org/10.5281/zenodo.17", "https://doi.org/10.5281/zenodo.17"),
        ("Code: https://gitlab.uni.example.org/a", "https://gitlab.uni.example.org/a"),
    ],
)
def test_what_holds_code_or_data_is_code(text: str, code: str) -> None:
    assert find_links(paper(text)) == Links(code=(code,))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Code and videos: https://a.github.io/b/", "https://a.github.io/b/"),
        ("Project page: a.github.io/b", "https://a.github.io/b"),
        ("Project page with code: see our website https://lab.example.org/b", "https://lab.example.org/b"),
        ("Video: https://youtu.be/abc", "https://youtu.be/abc"),
    ],
)
def test_other_sites_are_project_pages(text: str, page: str) -> None:
    assert find_links(paper(text)) == Links(project=(page,))


@pytest.mark.parametrize(
    "text",
    [
        "Code is at this https URL and this http URL.",
        "javascript:alert(1) mailto:a@github.com ftp://a.b/c file:///etc",
        "https://github.com/<your-login>",
        "https://github.com and http://localhost/a and https://[::1",
        "Published at https://doi.org/10.1109/x, https://arxiv.org/abs/2409.17058 and https://openreview.net/forum?id=a",
        "Presented at the workshop https://mlworkshop.github.io/",
        "We mine GitHub and Hugging Face over HTTPS.",
    ],
)
def test_what_does_not_lead_to_the_papers_own_is_left_out(text: str) -> None:
    found = find_links(paper(text))
    assert (found.code, found.project) == ((), ())


def test_abstract_and_comment_are_read_in_this_order() -> None:
    subject = paper("Code: https://github.com/a/b", comment="Code: https://github.com/a/c, https://github.com/a/b")
    assert find_links(subject).code == ("https://github.com/a/b", "https://github.com/a/c")


def test_hardly_any_address_in_5_100_papers_is_lost() -> None:
    hints = [subject for subject in corpus() if "https://" in f"{subject.abstract} {subject.comment}"]
    found = [find_links(subject) for subject in hints]
    assert len(hints) > 800
    assert sum(bool(links.code or links.project) for links in found) / len(hints) > 0.97
    for links in found:
        assert all(
            url.startswith(("https://", "http://")) and url[-1] not in ".,;)}" for url in links.code + links.project
        )


@pytest.mark.parametrize(
    "before",
    [
        "Our code is available at",
        "Code and models are publicly available at",
        "We release our models and data:",
        "We open-source the training code and all checkpoints on GitHub",
        "We make our implementation publicly available.",
        "the exact checks are possible. Code:",
        "Code available at",
        "the Python code for exact certificate checks are available in the accompanying repository.",
        "The source code of this paper can be found at",
        "All data and scripts will be released at",
        "GitHub:",
    ],
)
def test_what_the_text_calls_the_authors_own_code_is_theirs(before: str) -> None:
    link = TextLink("https://github.com/a/b", before)
    assert find_links(paper("An abstract."), [link]).code == ("https://github.com/a/b",)


@pytest.mark.parametrize(
    "before",
    [
        "We use the official implementation of ResNet",
        "Our implementation is based on the code of Doe et al.",
        "Our code builds upon",
        "their code is available at",
        "Pretrained weights are downloaded from",
        "using the PyTorch library",
        "The code of BERT is available at",
        "we follow the released code at",
        "baselines such as",
        "",
        "see also",
        "The models were trained with",
    ],
)
def test_the_repositories_of_others_are_not_the_papers(before: str) -> None:
    link = TextLink("https://github.com/a/b", before)
    assert find_links(paper("An abstract."), [link]) == Links()


def test_a_repository_named_as_the_title_names_the_work_is_the_authors() -> None:
    subject = paper("An abstract.", title="FooNet: Networks of Foo")
    assert find_links(subject, [TextLink("https://github.com/lab/foo-net", "on GitHub")]).code
    assert not find_links(subject, [TextLink("https://github.com/lab/barnet", "on GitHub")]).code
    assert not find_links(subject, [TextLink("https://github.com/lab/foonet", "based on")]).code


def test_project_pages_in_the_text_need_to_be_called_so() -> None:
    page = TextLink("https://a.github.io/b", "Videos are on our project page")
    other = TextLink("https://c.example.org/d", "as described at")
    assert find_links(paper("An abstract."), [page, other]) == Links(project=("https://a.github.io/b",))


def test_links_of_metadata_and_text_are_one_list() -> None:
    subject = paper("Code: https://github.com/a/b")
    again = TextLink("http://www.github.com/A/B/", "Our code is available at")
    more = TextLink("https://huggingface.co/a/b", "Our models are available at")
    assert find_links(subject, [again, more]).code == ("https://github.com/a/b", "https://huggingface.co/a/b")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "mailto:a@github.com", "https://[::1", "ftp://github.com/a/b", ""]
)
def test_a_link_that_is_no_address_of_the_web_is_left_out(url: str) -> None:
    assert find_links(paper("An abstract."), [TextLink(url, "Our code is available at")]) == Links()
