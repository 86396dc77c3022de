"""One claim with its evidence, and titles."""

from bot.model.finding import FindingKind
from bot.reading.checking.claims import check_claim, check_title
from bot.reading.checking.ground import Ground

GROUND = Ground(
    "DilateQuant: Accurate Diffusion Quantization via Weight Dilation",
    "We propose DilateQuant, a quantization framework for diffusion models. It reduces memory by 35% on ImageNet.",
)
FIRST, SECOND = GROUND.sentences[1:3]


def kinds(text: str, *evidence: str) -> list[FindingKind]:
    return [finding.kind for finding in check_claim(text, evidence, GROUND, where="summary")]


def test_a_sentence_that_names_itself_has_no_finding() -> None:
    assert not kinds(FIRST, FIRST)


def test_a_translation_with_its_sentence_has_none() -> None:
    assert not kinds("DilateQuant 是扩散模型的量化框架。", FIRST)
    assert not kinds("在 ImageNet 上内存减少 35%。", SECOND)


def test_evidence_that_is_not_in_the_text_is_a_finding() -> None:
    assert kinds(FIRST, "The framework was tested by forty engineers in Peru.") == [FindingKind.UNSUPPORTED]


def test_a_claim_without_evidence_is_a_finding() -> None:
    assert kinds(FIRST) == [FindingKind.UNSUPPORTED]


def test_numbers_names_and_links_must_agree() -> None:
    assert FindingKind.NUMBER in kinds("It reduces memory by 53% on ImageNet.", SECOND)
    assert FindingKind.ENTITY in kinds("It reduces memory by 35% on Kinetics-400.", SECOND)
    assert FindingKind.LINK in kinds("Code is at https://github.com/x/y.", SECOND)


def test_a_claim_that_its_passages_do_not_speak_of_is_a_finding() -> None:
    ground = Ground(
        "T", "Glaciers retreat in Patagonia because of warming oceans. Penguins migrate across frozen harbours."
    )
    findings = check_claim(
        "Glaciers in Patagonia retreat as oceans are warming.", ground.sentences[2:], ground, where="summary"
    )
    assert [finding.kind for finding in findings] == [FindingKind.UNSUPPORTED]


def test_a_good_translation_of_the_title_passes() -> None:
    assert not check_title("DilateQuant：通过权重膨胀实现精确的扩散模型量化", GROUND)


def test_a_title_keeps_its_name_and_its_kind() -> None:
    assert check_title("通过权重膨胀实现精确的扩散模型量化", GROUND)
    assert check_title("DilateQuant：扩散模型量化附录研究", GROUND)
    assert check_title("DilateQuant：联邦学习中的病历隐私保护", GROUND)
