"""What sections hold is told by their words, whatever stands above them. All of it is invented."""

import pytest

from bot.fulltext.kinds import kinds_of
from bot.fulltext.outline import Passage
from bot.model.fulltext import PartKind

INTRODUCTION = (
    "Counting lanterns has become important in recent years [1, 2]. However, the problem remains challenging, "
    "because lanterns flicker [3]. Despite the success of ledgers in many applications, their cost is still a "
    "key question. In this paper, we propose FlickerNet, which counts lanterns without a ledger. Our "
    "contributions are as follows: we study the gap between dusk and dawn, and to the best of our knowledge, we"
    " are the first to do so. The rest of this paper is organized as follows."
)
RELATED = (
    "Several works have studied ledgers. Doe et al. [4] introduced wick counting, which was later extended by "
    "Roe et al. [5, 6]. Earlier approaches relied on keepers [7]; most of these methods have been proposed for "
    "harbours [8, 9]. Many researchers have recently developed surveys of the literature [10]. Unlike existing "
    "methods, similar to Poe et al. [11], their line of work has been proposed by Moe and Loe [12]. Prior work "
    "on bridges [13] is related."
)
METHOD = (
    "Given an image $x$, the encoder $f$ maps it to a feature $z = f(x)$, where each layer is followed by a "
    "gate. We define the loss as $L = d(z, y)$, and let $d$ denote the distance. The module consists of three "
    "components: the input layer, the counting function, and the output layer. We then compute $y$ by Algorithm"
    " 1, whose parameters are obtained by minimising the objective $L$ at each step. The architecture is "
    "composed of two such modules."
)
RESULTS = (
    "We evaluate on three datasets and compare with four baselines. Table 2 shows that accuracy improves from "
    "81.2% to 90.4%, which outperforms the best baseline by 3.1 points. On the test set, the error rate was "
    "4.7% ± 0.3. In the ablation, performance was lower by 2.5% when trained on half of the training set. "
    "Models were trained for 30 epochs with a batch size of 64 and a learning rate of 0.001. Results are shown "
    "in Figure 3, averaged over 5 runs."
)
CONCLUSION = (
    "In this work, we have presented a counter of lanterns and we have shown that ledgers are not needed. We "
    "believe that this opens new directions. In future work, we plan to count fireflies, and we hope that "
    "others will join us."
)
PHYSICS_METHOD = (
    "The Hamiltonian is given by $H = H_0 + V$, where $H_0$ denotes the free part. We assume an ansatz of the "
    "form $\\psi = e^{-S}$ and let the operator $S$ satisfy Eq. (3). Substituting, we obtain the equation "
    "$\\dot{S} = [H, S]$, which defines the flow. Each coupling $g_i$ is a function of the scale $\\ell$, and the"
    " parameters are computed from the initial condition. We derive the formulation for two species and write "
    "the Lagrangian in terms of $\\phi$."
)
PROOF = (
    "Let $X$ be a proper lantern over $k$. We define $\\pi : X \\to Y$ as the map that is given by the theorem "
    "above. Suppose that $Y$ satisfies the condition of Lemma 2. Then, by Proposition 3, each fibre of $\\pi$ is"
    " a function of $t \\in T$, and let $U$ denote its complement. The proof of the lemma consists of two steps,"
    " where the notation is that of the algorithm. We consider the operator $D$ and construct its inverse; the "
    "equation $D u = v$ follows."
)
MEASUREMENT = (
    "The measured mass of the lantern was 125.09 ± 0.21 GeV, in agreement with the value of 124.7 ± 0.4 "
    "reported before. The uncertainty decreases by 17% when both channels are compared. Figure 4 shows the "
    "results of the fit; the observed yields were 3.1 and 2.8, respectively, consistent with the prediction "
    "within 1.2σ. Table 1 reports the best values, which were found to be higher than those obtained in the "
    "first run. No significant excess was observed."
)
LIMITS = (
    "One limitation is that lanterns may be hidden, which could explain why the counter fails in fog. This "
    "suggests that the result might not generalise to villages. It is possible, and perhaps likely, that wind "
    "is the reason; we speculate that other interpretations may apply. The implications for keepers could be "
    "wide."
)
ENTRIES = tuple(
    f"[{number}] J. Doe and R. Roe. On wicks, part {number}. Journal of Light, 20{number}." for number in range(10, 18)
)
THANKS = (
    "We thank the keepers for helpful discussions. This work was supported by the Bridge Foundation under grant 17."
)


def passages(*sections: tuple[str, str]) -> list[Passage]:
    return [Passage(1, heading, (text, text)) for heading, text in sections]


def kinds(*sections: tuple[str, str]) -> list[PartKind]:
    return list(kinds_of(passages(*sections)))


ODD = [
    ("Why Lanterns?", INTRODUCTION),
    ("Methods for Counting: Those Who Came Before", RELATED),
    ("FlickerNet", METHOD),
    ("How Well Does It Work?", RESULTS),
    ("Dawn", CONCLUSION),
]
IN_ORDER = [
    PartKind.INTRODUCTION,
    PartKind.RELATED_WORK,
    PartKind.METHOD,
    PartKind.EXPERIMENTS,
    PartKind.CONCLUSION,
]


def test_sections_under_odd_headings_are_known_by_their_words() -> None:
    assert kinds(*ODD) == IN_ORDER


def test_sections_under_no_headings_are_too() -> None:
    assert kinds(*(("", text) for _, text in ODD)) == IN_ORDER


@pytest.mark.parametrize(
    "heading",
    ["Approach", "Our Framework: FlickerNet", "Foo", "3 THE ENGINE", "Experiments with Light", "Preliminaries"],
)
def test_a_method_is_found_under_any_name(heading: str) -> None:
    found = kinds(("Introduction", INTRODUCTION), (heading, METHOD), ("Results", RESULTS), ("Conclusion", CONCLUSION))
    assert found[1] is PartKind.METHOD


@pytest.mark.parametrize(
    "heading", ["Methods for X: a survey of prior approaches", "Approaches to Counting", "Background", "Models"]
)
def test_the_methods_of_others_are_no_method(heading: str) -> None:
    found = kinds(("Introduction", INTRODUCTION), (heading, RELATED), ("Engine", METHOD), ("Tests", RESULTS))
    assert found[1] is PartKind.RELATED_WORK


@pytest.mark.parametrize("heading", ["Methods", "Approach", "Analysis of the Method", "Lanterns at Night"])
def test_results_are_results_under_any_name(heading: str) -> None:
    found = kinds(("Introduction", INTRODUCTION), ("Engine", METHOD), (heading, RESULTS), ("Conclusion", CONCLUSION))
    assert found[2] is PartKind.EXPERIMENTS


@pytest.mark.parametrize("text", [PHYSICS_METHOD, PROOF])
def test_derivations_and_proofs_are_the_method_of_their_fields(text: str) -> None:
    found = kinds(("Introduction", INTRODUCTION), ("Two Species", text), ("Outlook", CONCLUSION))
    assert found == [PartKind.INTRODUCTION, PartKind.METHOD, PartKind.CONCLUSION]


def test_a_measurement_is_the_result_of_its_field() -> None:
    found = kinds(("", INTRODUCTION), ("The Detector", METHOD), ("Combined Mass", MEASUREMENT), ("Summary", CONCLUSION))
    assert found[2] is PartKind.EXPERIMENTS


def test_what_may_be_wrong_is_a_discussion() -> None:
    found = kinds(("", INTRODUCTION), ("A", METHOD), ("B", RESULTS), ("Fog", LIMITS), ("Conclusion", CONCLUSION))
    assert found[3:] == [PartKind.DISCUSSION, PartKind.CONCLUSION]


def test_thanks_and_references_are_no_body_and_what_follows_is_an_appendix() -> None:
    sections = [
        *passages(*ODD),
        Passage(1, "", (THANKS,)),
        Passage(1, "Sources", ENTRIES),
        Passage(1, "More Lanterns", (RESULTS,)),
    ]
    assert kinds_of(sections)[5:] == (PartKind.ACKNOWLEDGEMENTS, PartKind.REFERENCES, PartKind.APPENDIX)


def test_long_appendices_do_not_move_the_end_of_the_paper() -> None:
    sections = [*passages(*ODD), Passage(1, "References", ENTRIES), *passages(*[("More", RESULTS)] * 20)]
    assert list(kinds_of(sections)[:5]) == IN_ORDER


def test_subsections_are_what_their_section_is_unless_they_are_clearly_not() -> None:
    sections = [
        Passage(1, "Introduction", (INTRODUCTION,)),
        Passage(2, "Related Work", (RELATED,)),
        Passage(1, "Engine", (METHOD,)),
        Passage(2, "Gates", ("A gate is a small wheel.",)),
        Passage(1, "Tests", (RESULTS,)),
        Passage(2, "Lanterns", ("The lanterns were lit at dusk by three keepers, one for each bridge.",)),
        Passage(1, "Conclusion", (CONCLUSION,)),
    ]
    assert [kind.value for kind in kinds_of(sections)] == [
        *("introduction", "related_work", "method", "method", "experiments", "experiments", "conclusion"),
    ]


def test_a_paper_in_one_section_is_told_by_its_subsections() -> None:
    sections = [Passage(1, "The Lantern Project", ()), *(Passage(2, heading, (text, text)) for heading, text in ODD)]
    assert list(kinds_of(sections)[1:]) == IN_ORDER


def test_what_has_a_heading_below_the_references_is_an_appendix() -> None:
    sections = [*passages(*ODD), Passage(1, "References", ENTRIES), Passage(2, "A. More Lanterns", (RESULTS,))]
    assert kinds_of(sections)[5:] == (PartKind.REFERENCES, PartKind.APPENDIX)


def test_what_the_markup_tells_stands() -> None:
    assert kinds_of([Passage(1, "Proofs", (RESULTS,), known=PartKind.APPENDIX)]) == (PartKind.APPENDIX,)


def test_words_of_no_kind_are_other() -> None:
    assert (
        kinds(("", INTRODUCTION), ("Interlude", "Once upon a time a keeper lived by the sea. " * 10))[1]
        is PartKind.OTHER
    )


def test_a_paper_without_sections_is_no_error() -> None:
    assert kinds_of([]) == ()
    assert kinds_of([Passage(1, "", ())]) == (PartKind.OTHER,)
