"""`papergram check`: JSON lines in, JSON lines out."""

import json
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from pathlib import Path
from typing import Any

SOURCE = {
    "title": "FastBit: one-step quantization",
    "abstract": "We propose FastBit. It reduces memory by 31% and needs no retraining.",
    "comment": "Code: https://github.com/fastbit/fastbit",
}
GOOD = {"summary": "FastBit cuts memory by 31%.", "key_takeaways": ["FastBit needs no retraining."]}


async def check(*lines: object) -> tuple[int, list[Any], str]:
    """Status, answers and complaints of a real run, away from any settings."""
    command = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "check", "--jsonl")
    process = await create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=Path(__file__).parents[2]
    )
    text = b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines)
    out, err = await process.communicate(text)
    return process.returncode or 0, [json.loads(line) for line in out.decode().splitlines()], err.decode()


def wrong(**changes: object) -> dict[str, object]:
    return {"source": SOURCE, "reading": GOOD | changes}


async def test_a_reading_without_fault_has_no_findings() -> None:
    assert await check({"source": SOURCE, "reading": GOOD}) == (0, [[]], "")


async def test_a_finding_says_where_what_and_why() -> None:
    _, [[finding]], _ = await check(wrong(summary="FastBit reduces memory by 13%."))

    assert (finding["where"], finding["kind"], finding["text"]) == ("summary", "number", "13%")
    assert "31%" in finding["reason"]


async def test_takeaways_and_sections_come_in_every_form_that_readers_write() -> None:
    good, bad = {"text": "FastBit needs no retraining.", "evidence": []}, {"text": "FastBit cuts memory by 99%."}
    reading = {"key_takeaways": [good, bad], "sections": {"method": [good], "results": [bad], "prior_work": None}}
    status, [findings], _ = await check(wrong(**reading, title="FastBit", cut=0))

    assert status == 0
    assert {one["where"] for one in findings if one["kind"] == "number"} == {"key_takeaways[1]", "sections.results"}


async def test_a_broken_line_stops_none_of_the_others() -> None:
    broken = [b"{", b"\xff\xfe", b"[]", {"source": SOURCE}, {"source": {}, "reading": GOOD}, wrong(key_takeaways="one")]
    status, answers, complaints = await check({"source": SOURCE, "reading": GOOD}, *broken, b"", wrong(summary="xxx"))

    assert status == 1
    assert [isinstance(one, dict) and list(one) == ["error"] for one in answers] == [False, *[True] * 6, False]
    assert [line.split(":")[1] for line in complaints.splitlines()] == [f" line {number}" for number in range(2, 8)]
    assert answers[-1][0]["kind"] == "filler"


async def test_half_a_character_does_no_harm() -> None:
    _, [findings], _ = await check(wrong(summary="FastBit reduces memory by 13% \ud83d."))

    assert "number" in {one["kind"] for one in findings}
