"""What was read, and looking things up in it."""

import pytest

from bot.reading.checking.folding import compact, fold
from bot.reading.checking.ground import Ground

GROUND = Ground(
    "ControlCity: Footprints for Cities",
    "We use ResNet50 and GPT-4o. Error falls by 3.5% on CIFAR-10. It is fast.",
    "Code: https://github.com/a/City",
)


def test_a_ground_has_the_sentences_of_its_parts_in_order() -> None:
    assert GROUND.sentences[:3] == (
        "ControlCity: Footprints for Cities",
        "We use ResNet50 and GPT-4o.",
        "Error falls by 3.5% on CIFAR-10.",
    )
    assert [address.url for address in GROUND.addresses] == ["https://github.com/a/City"]


def test_a_ground_says_its_own_sentences_however_spaced() -> None:
    assert GROUND.says("error falls  by 3.5% on CIFAR-10")
    assert GROUND.says("We use ResNet50 and GPT-4o. Error falls by 3.5% on CIFAR-10.")


@pytest.mark.parametrize(
    "text",
    [
        "Error falls by 35% on CIFAR-10.",
        "Error falls by 3.5× on CIFAR-10.",
        "Error falls by -3.5% on CIFAR-10.",
        "Error falls.",
    ],
)
def test_a_ground_does_not_say_a_sentence_with_another_point_or_sign_or_end(text: str) -> None:
    assert not GROUND.says(text)


@pytest.mark.parametrize("name", ["ResNet-50", "resnet 50", "ResNet", "Control City", "CIFAR10", "cities", "GPT-4o"])
def test_a_name_is_found_in_any_spelling(name: str) -> None:
    assert GROUND.compact.has(name)


@pytest.mark.parametrize("name", ["ResNet-5", "GPT-4", "CIFAR-100", "Net50", "Contro"])
def test_a_part_of_a_name_is_no_name(name: str) -> None:
    assert not GROUND.compact.has(name)


def test_names_are_found_between_chinese_letters() -> None:
    assert compact("基于DALDA的方法").has("DALDA")


def test_tex_accents_ligatures_and_greek_letters_are_folded() -> None:
    assert fold(r"Fr\'echet $\alpha$ ﬁne Müller") == fold("Fréchet $alpha$ fine Muller")


def test_a_full_text_is_narrowed_to_what_a_statement_is_about() -> None:
    filler = "\n".join(f"Sentence {number} is about weather." for number in range(400))
    ground = Ground("T", "A.", "", f"{filler}\nThe telescope resolves binary pulsars.\n{filler}")
    near = ground.near("望远镜分辨脉冲双星", 3)
    assert "The telescope resolves binary pulsars." in near.sentences
    assert len(near.sentences) <= 5
