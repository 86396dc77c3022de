"""Roles: the usual course of an abstract, and what disturbs it."""

from bot.reading.headings import LabelledSentence, labelled
from bot.reading.roles import Role, cast, roles, tells_of_prior_work
from tests.reading.papers import corpus, example_papers


def of(*sentences: str) -> list[Role]:
    return list(roles([LabelledSentence(sentence, None) for sentence in sentences]))


def test_an_abstract_runs_from_background_to_results() -> None:
    assert of(
        "In recent years, diffusion models have become increasingly popular.",
        "However, existing methods suffer from slow sampling.",
        "In this paper, we aim to speed them up.",
        "Specifically, we first train a small network and then use it to predict several steps.",
        "Extensive experiments show that our method outperforms the state of the art by 3%.",
    ) == [Role.BACKGROUND, Role.BACKGROUND, Role.OBJECTIVE, Role.METHOD, Role.RESULT]


def test_a_code_link_is_no_claim() -> None:
    assert (
        of("We propose a method.", "Experiments show that it works.", "Our code is available at https://a.org.")[2]
        is Role.OTHER
    )


def test_no_sentences_have_no_roles() -> None:
    assert of() == []


def test_prior_work_is_told_from_background() -> None:
    assert tells_of_prior_work("However, existing methods suffer from slow sampling.")
    assert tells_of_prior_work("Editing real images remains a challenging problem.")
    assert not tells_of_prior_work("Image editing is used in film and in games.")


def test_roles_need_no_headings_to_agree_with_them() -> None:
    """Abstracts that print headings, hidden here. The weights have seen some of them: this guards against ruin only."""
    seen = right = 0
    for subject in corpus():
        found = labelled(subject.abstract)
        if len({sentence.heading for sentence in found} - {None}) < 3 or found[0].heading is None:
            continue
        hidden = roles([LabelledSentence(sentence.text, None) for sentence in found])
        seen += len(found)
        right += sum(one is other for one, other in zip(roles(found), hidden, strict=True))
    assert seen > 100
    assert right / seen > 0.85


def test_every_sentence_of_real_abstracts_has_probabilities_that_add_up() -> None:
    for subject in corpus()[::100]:
        found = cast(labelled(subject.abstract))
        assert len(found.likely) == len(found.roles)
        assert all(abs(sum(row) - 1) < 1e-9 for row in found.likely)


def test_the_example_papers_have_a_method_or_an_aim_and_a_result() -> None:
    for subject in example_papers().values():
        found = set(roles(labelled(subject.abstract)))
        assert Role.RESULT in found
        assert found & {Role.OBJECTIVE, Role.METHOD}
