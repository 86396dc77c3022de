"""A reading that grows while the model writes."""

import json

from bot.model.reading import Reading
from bot.reading.generative import GenerativeReader
from bot.reading.generative.growing import finished
from bot.reading.reader import Source
from tests.llm.server import ModelServer
from tests.reading.generative.drafts import CHINESE, ENGLISH, said, sliders
from tests.reading.generative.test_reader import claims
from tests.reading.papers import NOW


async def test_a_reading_grows_by_checked_claims_only(server: ModelServer, reader: GenerativeReader) -> None:
    seen: list[Reading] = []

    async def watch(reading: Reading) -> None:
        seen.append(reading)

    server.answer(CHINESE | {"results": [said("准确率达到 99.9%。", 10)]})
    server.answer({"statements": []})
    whole = await reader.read(Source(sliders()), "zh", NOW, watch)
    sizes = [len(claims(reading)) for reading in seen]
    assert len(sizes) >= 2
    assert sizes == sorted(set(sizes)), "each shows more than the one before"
    told = {claim.text for claim in claims(whole)}
    assert all(claim.text in told for reading in seen for claim in claims(reading))
    assert seen[0].usage is None
    assert server.requests[0].body["stream"] is True


def test_only_what_is_finished_is_looked_at() -> None:
    whole = json.dumps(ENGLISH)
    lists = ("key_takeaways", "background", "prior_work", "method", "results")
    texts = {ENGLISH["summary"]["text"], *(one["text"] for key in lists for one in ENGLISH[key])}
    numbers = {one["text"]: one["evidence"] for key in ("key_takeaways", "background") for one in ENGLISH[key]}
    for end in range(len(whole) + 1):
        draft = finished(whole[:end])
        if draft is None:
            continue
        for one in [*draft.key_takeaways, *draft.background, *draft.prior_work]:
            assert one.text in texts
            assert one.evidence == numbers.get(one.text, one.evidence)
        assert draft.summary is None or draft.summary.text in texts
        assert all(keyword in ENGLISH["keywords"] for keyword in draft.keywords)


async def test_one_who_cannot_show_it_does_not_stop_the_reading(server: ModelServer, reader: GenerativeReader) -> None:
    async def watch(reading: Reading) -> None:
        raise RuntimeError("the draft is gone")

    server.answer(ENGLISH)
    reading = await reader.read(Source(sliders()), "en", NOW, watch)
    assert len(reading.takeaways) == 3
