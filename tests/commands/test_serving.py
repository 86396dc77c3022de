"""`papergram demo` and `papergram sandbox`: servers on loopback that tell where they are, until they are stopped."""

import asyncio
import re
import signal
import socket
from asyncio.subprocess import Process
from urllib.request import urlopen

import pytest

from tests.commands.conftest import Shell, finished

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture
def bare(shell: Shell) -> Shell:
    """Somebody who has set up nothing."""
    shell.environ.clear()
    return shell


async def address(process: Process) -> str:
    """The first address that the command prints."""
    assert process.stdout
    async with asyncio.timeout(20):
        async for line in process.stdout:
            found = ADDRESS.search(line.decode())
            if found:
                return found[0]
    raise AssertionError("it ended without an address")


@pytest.mark.parametrize("command", ["demo", "sandbox"])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_it_serves_the_page_until_it_is_stopped(bare: Shell, command: str, sign: signal.Signals) -> None:
    process = await bare.start(command)
    url = await address(process)
    page = await asyncio.to_thread(lambda: urlopen(f"{url}/").read().decode())
    assert '<script type="module" src="/page/app.js">' in page
    process.send_signal(sign)
    done = await finished(process)
    assert (done.status, done.err) == (0, "")
    assert list(bare.folder.iterdir()) == []


async def test_it_goes_on_when_its_input_is_closed(bare: Shell) -> None:
    process = await bare.start("demo")
    assert process.stdin
    process.stdin.close()
    url = await address(process)
    assert (await asyncio.to_thread(urlopen, f"{url}/control/state")).status == 200
    process.terminate()
    assert (await finished(process)).status == 0


@pytest.mark.parametrize("command", ["demo", "sandbox"])
async def test_a_port_that_is_taken_is_told(bare: Shell, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = await finished(await bare.start(command, "--port", str(taken.getsockname()[1])))
    assert (done.status, done.out) == (1, "")
    assert done.err == "papergram: That port is taken. Name another with --port, or none for any that is free.\n"


@pytest.mark.parametrize("port", ["-1", "65536", "http", "80.5", ""])
async def test_what_is_no_port_is_told(bare: Shell, port: str) -> None:
    done = await finished(await bare.start("sandbox", f"--port={port}"))
    assert done.status == 2
    assert "is not a port; name one from 1 to 65535" in done.err
