"""`papergram read`: papers in, readings out, a JSON line each, with and without a language model."""

import json
import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.model.reading import CORE_SECTIONS
from tests.llm.server import KEY, MODEL, ModelServer
from tests.road.lanterns import ABSTRACT, ID, LANTERNS, ONLY_IN_TEXT, Model, said

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]
PAPER = {"id": ID, "title": LANTERNS["title"], "abstract": ABSTRACT}
SENTENCES = [
    "Counting lanterns at night remains a challenge.",
    "We propose LanternNet. It follows their flicker.",
    "e.g. 87.4%",
]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it."""

    status: int
    answers: list[Json]
    err: str

    @property
    def only(self) -> Json:
        (answer,) = self.answers
        return answer


async def read(
    folder: Path, *lines: object, words: tuple[str, ...] = (), environ: Mapping[str, str] | None = None
) -> Run:
    """`papergram read --jsonl` in an empty folder, given `lines`: bytes as they are, all else as JSON."""
    command = (sys.executable, "-m", "bot", "read", "--jsonl", *words)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAPERGRAM_")}
    environ = clean | {"PYTHONPATH": str(ROOT)} | dict(environ or {})
    process = await create_subprocess_exec(*command, cwd=folder, env=environ, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    given = b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines)
    out, err = await process.communicate(given)
    return Run(process.returncode or 0, [json.loads(line) for line in out.decode().splitlines()], err.decode())


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with ModelServer() as running:
        yield running


def asks(server: ModelServer) -> dict[str, str]:
    given = {"BASE_URL": server.url, "API_KEY": KEY, "MODEL": MODEL}
    return {f"PAPERGRAM_LLM__{name}": value for name, value in given.items()}


async def test_without_a_model_a_reading_is_the_papers_own_sentences(tmp_path: Path) -> None:
    run = await read(tmp_path, PAPER, words=("--reader", "extractive"))
    assert (run.status, run.err) == (0, "")
    answer = run.only
    assert answer["id"] == ID
    assert answer["coverage"] == {"depth": "abstract", "pages": None}
    assert answer["reader"].startswith("extractive")
    assert answer["cut"] == 0
    assert set(answer["sections"]) >= {section.value for section in CORE_SECTIONS}
    assert all(sentence in ABSTRACT for one in answer["key_takeaways"] for sentence in one["evidence"])
    assert len(answer["roles"]) == len(answer["sentences"]) == 6
    assert set(answer["roles"]) <= {"background", "objective", "method", "result", "other"}
    assert " ".join(answer["sentences"]) == ABSTRACT


async def test_sentences_that_are_given_keep_their_bounds(tmp_path: Path) -> None:
    run = await read(tmp_path, PAPER | {"abstract": SENTENCES})
    assert run.only["sentences"] == SENTENCES
    assert len(run.only["roles"]) == 3


async def test_a_text_makes_a_full_reading(tmp_path: Path) -> None:
    text = f"1 Introduction\n\n{ABSTRACT}\n\n2 Experiments\n\n{ONLY_IN_TEXT}\n\nReferences\n\n[1] J. Doe. On wicks."
    run = await read(tmp_path, PAPER | {"text": text, "comment": "Code: https://github.com/lanterns/engine"})
    assert run.only["coverage"]["depth"] == "full"
    assert run.only["links"]["code"] == ["https://github.com/lanterns/engine"]
    assert len(run.only["roles"]) == 6, "roles are those of the abstract"


async def test_an_empty_abstract_is_an_empty_reading(tmp_path: Path) -> None:
    run = await read(tmp_path, PAPER | {"abstract": ""}, PAPER | {"abstract": []})
    assert run.status == 0
    assert [(one["summary"], one["key_takeaways"], one["roles"]) for one in run.answers] == [(None, [], [])] * 2


async def test_answers_come_in_order_and_a_broken_line_has_an_error_in_its_place(tmp_path: Path) -> None:
    many = [PAPER | {"id": f"p{number}"} for number in range(20)]
    broken = [b"{not json", [1], "words", {"id": "x"}, PAPER | {"abstract": 5}, PAPER | {"text": ["x"]}, b"\xff\xfe"]
    run = await read(tmp_path, *many[:10], *broken, b"", *many[10:])
    assert run.status == 1
    assert [one.get("id", "-") for one in run.answers] == [f"p{number}" for number in range(10)] + ["-"] * 7 + [
        f"p{number}" for number in range(10, 20)
    ]
    assert run.answers[10]["error"].startswith("line 11: a line is a JSON object")
    assert "line 11:" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
async def test_lines_are_utf_8_whatever_the_terminal_is(tmp_path: Path, encoding: str) -> None:
    abstract = "We propose LanternNet — a counter of 灯笼."
    given = json.dumps(PAPER | {"abstract": abstract}, ensure_ascii=False).encode()
    run = await read(tmp_path, b"\xef\xbb\xbf" + given, environ={"PYTHONIOENCODING": encoding})
    assert (run.status, run.only["sentences"]) == (0, [abstract])


async def test_half_a_surrogate_pair_becomes_a_question_mark(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model())
    odd = PAPER | {"abstract": f"{ABSTRACT} It is odd\ud800."}
    for words in ((), ("--reader", "llm")):
        run = await read(tmp_path, odd, words=words, environ=asks(server))
        assert run.status == 0
        assert run.only["sentences"][-1] == "It is odd?."


async def test_a_model_reads_in_the_language_asked_for(server: ModelServer, tmp_path: Path) -> None:
    server.always(Model(results=[said("LanternNet 的准确率达到 99.1%。", "87.4%")]))
    run = await read(tmp_path, PAPER, words=("--reader", "llm", "--language", "zh"), environ=asks(server))
    answer = run.only
    assert run.status == 0
    assert answer["reader"] == MODEL
    assert answer["language"] == "zh"
    assert answer["title"] == "LanternNet：用扩散模型清点灯笼"
    assert answer["summary"] == "LanternNet 是一种扩散模型，根据闪烁来跟踪灯笼。"
    assert answer["key_takeaways"][1] == {
        "text": "LanternNet 比 WickNet 快 2.5 倍。",
        "evidence": ["It reaches an accuracy of 87.4% on BridgeSet and is 2.5 times faster than WickNet."],
    }
    assert answer["cut"] == 1
    assert "99.1%" not in json.dumps(answer)
    assert len(answer["roles"]) == len(answer["sentences"]) == 6


async def test_what_the_model_does_not_read_is_read_without_it(server: ModelServer, tmp_path: Path) -> None:
    server.html()
    run = await read(tmp_path, PAPER, words=("--reader", "llm"), environ=asks(server))
    assert run.status == 0
    assert run.only["fallback"] == "model"
    assert run.only["reader"].startswith("extractive")
    assert "answers with a page instead of JSON" in run.err
    assert KEY not in run.err


async def test_a_model_that_is_not_set_is_misuse(tmp_path: Path) -> None:
    run = await read(tmp_path, PAPER, words=("--reader", "llm"))
    assert run.status == 2
    assert run.answers == []
    assert run.err == "papergram: llm.model is not set: name a model, or read with --reader extractive.\n"
