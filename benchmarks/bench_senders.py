"""How fast messages go out, and what they cost: Papergram's sender beside other clients of the Bot API.

    python -m benchmarks.bench_senders [--rounds 5] [--seconds 60]

Every client sends the same message of 3,000 characters to a responder that checks nothing and answers as largely as
Telegram does. Each runs in a process of its own, all of them in turn, round after round; the medians and the medians of
the ratios within a round are printed. aiogram takes part where `make clients` has installed it, TLS where there is
`openssl`. `--seconds` is how long Papergram has to hold 1,000 messages a second at the end.
"""

import asyncio
import json
import os
import platform
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.load import serving
from benchmarks.senders.measure import Cost

ROOT = Path(__file__).parents[1]
OTHERS = ROOT / ".venv-clients" / "bin" / "python"
_PARTS = 2
Way = tuple[str, int, list[str], dict[str, str]]
"""What it is called, how many requests at once, the responder's options, the clients' environment."""
_LATENCY = 0.04


@dataclass(frozen=True, slots=True)
class Client:
    """A module of `benchmarks.senders`: `messages` are sent a round, `at_once` requests are out at the same time."""

    title: str
    module: str
    messages: int
    at_once: int
    python: str = sys.executable

    def words(self, url: str, *more: str) -> list[str]:
        """The command."""
        count = self.messages // _PARTS if self.module == "ledger" else self.messages
        return [self.python, "-m", f"benchmarks.senders.{self.module}", url, str(count), str(self.at_once), *more]


def clients(at_once: int) -> list[Client]:
    """Who takes part; `at_once` is what all do but python-telegram-bot as it comes, which gets slower with it."""
    found = [
        Client("python-telegram-bot as it comes", "ptb_httpx", 1_000, 8),
        Client("python-telegram-bot as it comes", "ptb_httpx", 1_000, 64),
        Client("python-telegram-bot over Papergram's request class", "ptb_aiohttp", 3_000, at_once),
        Client("aiogram", "aiogram_bot", 3_000, at_once, str(OTHERS)),
        Client("aiohttp alone, answers parsed", "raw_aiohttp", 6_000, at_once),
        Client("Papergram's request for the ledger, alone", "lean", 6_000, at_once),
        Client("**Papergram, with its ledger**", "ledger", 6_000, at_once),
    ]
    return [client for client in found if Path(client.python).exists()]


def main() -> None:
    """Print the tables as they stand in `docs/benchmarks.md`."""
    parser = ArgumentParser(prog="python -m benchmarks.bench_senders")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    print(f"{_machine()}\n", flush=True)
    asyncio.run(_all(asked.rounds, asked.seconds))


async def _all(rounds: int, seconds: int) -> None:
    held = Client("Papergram, with its ledger", "ledger", 1_000 * seconds, 160)
    with TemporaryDirectory() as folder:
        certificate = _certificate(Path(folder))
        ways: list[Way] = [("without latency", 64, [], {})]
        if certificate:
            words = ["--latency", str(_LATENCY), "--tls", certificate]
            ways.append(("over TLS, 40 ms away", 128, words, {"SSL_CERT_FILE": certificate}))
        for title, at_once, words, more in ways if rounds else []:
            async with serving("benchmarks.responder", "--whole", *words) as server:
                _print_table(title, await _compared(clients(at_once), server.url, rounds, os.environ | more))
        for title, _, words, more in ways:
            async with serving("benchmarks.responder", "--whole", *words) as server:
                cost = await _cost(held.words(server.url, str(_PARTS), "1000"), os.environ | more)
            share = cost.cpu_seconds / cost.seconds
            print(
                f"1,000 a second for {cost.seconds:.0f} s, {title}: {cost.messages / cost.seconds:,.0f}/s, "
                f"{100 * share:.0f} % of a core, {cost.peak_mib:.0f} MiB",
                flush=True,
            )


async def _compared(
    all_of_them: Sequence[Client], url: str, rounds: int, env: dict[str, str]
) -> dict[Client, list[Cost]]:
    costs = defaultdict(list)
    for _ in range(rounds):
        for client in all_of_them:
            costs[client].append(await _cost(client.words(url), env))
    return costs


async def _cost(words: list[str], env: dict[str, str]) -> Cost:
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE, env=env, cwd=ROOT)
    out, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return Cost(**json.loads(out))


def _print_table(title: str, costs: dict[Client, list[Cost]]) -> None:
    print(f"| {title} | at once | messages/s | per CPU second | CPU s per 1,000 | per CPU second, aiogram = 1 | MiB |")
    print("|---|---|---|---|---|---|---|")
    for line in _lines(costs):
        print(f"| {line} |")
    print(flush=True)


def _lines(costs: dict[Client, list[Cost]]) -> Iterator[str]:
    measure = next((list(map(_per_cpu_second, of)) for client, of in costs.items() if client.title == "aiogram"), None)
    for client, of in costs.items():
        rates = list(map(_per_cpu_second, of))
        ratio = f"{median(map(float.__truediv__, rates, measure)):.2f}" if measure else "–"
        yield " | ".join(
            [
                client.title,
                str(client.at_once),
                f"{median(cost.messages / cost.seconds for cost in of):,.0f}",
                f"{median(rates):,.0f}",
                f"{median(1_000 / rate for rate in rates):.2f}",
                ratio,
                f"{median(cost.peak_mib for cost in of):.0f}",
            ]
        )


def _per_cpu_second(cost: Cost) -> float:
    return cost.messages / cost.cpu_seconds


def _certificate(folder: Path) -> str | None:
    """A certificate for 127.0.0.1 and its key, made for this run."""
    if not (openssl := shutil.which("openssl")):
        print("openssl was not found: TLS is left out\n")
        return None
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )  # fmt: skip
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return str(both)


def _machine() -> str:
    names = ("python-telegram-bot", "httpx", "aiohttp")
    own = ", ".join(f"{name} {version(name)}" for name in names)
    asking = (
        "from importlib.metadata import version as v; print(f\"aiogram {v('aiogram')} over aiohttp {v('aiohttp')}\")"
    )
    others = (
        subprocess.run([OTHERS, "-c", asking], capture_output=True, text=True, check=True) if OTHERS.exists() else None
    )
    cpu = platform.machine()
    if (described := Path("/proc/cpuinfo")).exists():
        cpu = next((line.split(": ")[1] for line in described.read_text().splitlines() if "model name" in line), cpu)
    told = [platform.python_version(), f"{os.cpu_count()} cores ({cpu})", own, others.stdout.strip() if others else ""]
    return f"Python {', '.join(filter(None, told))}"


if __name__ == "__main__":
    main()
