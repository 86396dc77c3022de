"""The weights in the package are whole, small, and those that the training wrote."""

import hashlib

from bot.reading.features import BUCKETS, own_buckets, words
from bot.reading.trained import FOLDER, noted, rarity, role_weights, salience_weights
from bot.reading.words import STEM_BUCKETS, bucket


def test_the_tables_are_those_that_the_training_noted() -> None:
    tables = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.?8")}
    assert noted()["tables"] == tables
    assert set(noted()["learned_from"]) == {"SciTLDR-A.train.jsonl", "train.jsonl", "papers-2025-h2.jsonl.gz"}


def test_the_weights_take_less_than_a_third_of_a_megabyte() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 350_000


def test_the_tables_have_a_place_for_every_bucket() -> None:
    assert [len(table) for table in role_weights().tables] == [BUCKETS] * 5
    assert len(salience_weights().table) == BUCKETS
    assert len(rarity().table) == STEM_BUCKETS


def test_a_sentence_falls_into_the_same_buckets_on_every_machine() -> None:
    found = sorted(own_buckets(words("We propose a method.")))
    assert found == [515, 4990, 14944, 15939, 20576, 22627, 26649, 30833]


def test_common_words_are_less_rare_than_names() -> None:
    assert rarity().table[bucket("model")] < rarity().table[bucket("zoolog")]
