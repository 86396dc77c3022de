"""The house: which way imports run, how long files and functions are, and words that belong elsewhere."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BOT = sorted((ROOT / "bot").rglob("*.py"))
HANDLERS = sorted((ROOT / "handlers").rglob("*.py"))
COMPOSITION_ROOT = ROOT / "bot" / "app.py"
STANDARD_LIBRARY = sys.stdlib_module_names
LONGEST_FILE, LONGEST_FUNCTION = 250, 60
INPUT_AND_OUTPUT = frozenset(
    {"asyncio", "ftplib", "glob", "http", "io", "logging", "multiprocessing", "os", "pathlib", "select", "shelve"}
    | {"shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "urllib.request"}
)
REGISTRIES = [f"{host}.org" for host in ("pypi", "pythonhosted", "npmjs", "deb.debian", "crates", "repo.maven.apache")]
TEXTS = ("*.py", "*.toml", "*.ftl", "*.md", "*.txt", "*.html", "*.js", "*.css", "Makefile", "run")


def imports(path: Path) -> Iterator[str]:
    """The full names that a file imports, wherever the statement stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def below(name: str, modules: frozenset[str]) -> bool:
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


def called(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_machine_does_not_know_the_face() -> None:
    machine = [path for path in BOT if path != COMPOSITION_ROOT]
    assert not [called(path) for path in machine for name in imports(path) if below(name, frozenset({"handlers"}))]


def test_the_model_does_no_input_or_output() -> None:
    for path in (ROOT / "bot" / "model").glob("*.py"):
        for name in imports(path):
            ours = below(name, frozenset({"bot.model", "bot.errors"}))
            assert ours or name.partition(".")[0] in STANDARD_LIBRARY, f"{called(path)} imports {name}"
            assert not below(name, INPUT_AND_OUTPUT), f"{called(path)} imports {name}"


def test_no_file_is_longer_than_it_reads() -> None:
    lengths = {called(path): len(path.read_text("utf-8").splitlines()) for path in BOT + HANDLERS}
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{called(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in BOT + HANDLERS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {function: length for function, length in lengths.items() if length > LONGEST_FUNCTION}


def test_nothing_names_a_package_registry() -> None:
    named = {called(path): [host for host in REGISTRIES if host in path.read_text("utf-8").lower()] for path in texts()}
    assert not {path: hosts for path, hosts in named.items() if hosts}


def texts() -> Iterator[Path]:
    """What people wrote: neither recorded papers nor what tools leave."""
    for pattern in TEXTS:
        yield from ROOT.glob(pattern)
        for top in ("bot", "handlers", "tests", "docs", "benchmarks", ".ci"):
            found = (ROOT / top).rglob(pattern)
            yield from (
                path
                for path in found
                if ROOT / "tests" / "data" not in path.parents and "node_modules" not in path.parts
            )
