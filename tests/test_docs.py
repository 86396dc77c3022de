"""What README, docs and changelog say agrees with the tables that they are made from."""

import re
import tomllib
from pathlib import Path

import pytest

from bot import cli
from bot.cli import Argument
from bot.config import Settings
from bot.locales import Locales
from bot.render.html import strip_tags
from handlers.settings.changes import CHANGES
from handlers.table import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TEXTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
KEY_PATH = re.compile(r"`([a-z]+)\.([a-z_]+)`")
VARIABLE = re.compile(r"PAPERGRAM_([A-Z]+)__([A-Z_]+)")


def table(heading: str) -> list[list[str]]:
    """The cells of the table below a heading of the README, without its head; `\\|` is a bar."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    rows = [re.split(r"(?<!\\)\|", line.strip("|")) for line in lines[2:]]
    return [[cell.strip().replace("\\|", "|") for cell in row] for row in rows]


def test_the_readme_lists_every_command_with_its_words_and_who_may_call_it() -> None:
    locale = Locales.load().get("en")
    expected = [
        [f"`{strip_tags(command.usage(locale))}`", strip_tags(locale.say(f"command-{command.name}")), command.who.value]
        for command in COMMANDS
    ]
    assert [[usage, what.replace("`", ""), who] for usage, what, who in table("Commands")] == expected


def test_the_readme_lists_every_subcommand_as_the_parser_takes_it() -> None:
    assert [usage for usage, _ in table("On the command line")] == [f"`{usage(one)}`" for one in cli.COMMANDS]


def usage(command: cli.Command) -> str:
    """`papergram paper ID [--format text|html|json]`."""
    actions = " | ".join(" ".join([action.name, *map(shown, action.arguments)]) for action in command.actions)
    parts = ["papergram", command.name, *map(shown, command.arguments), *([f"[{actions}]"] if actions else [])]
    return " ".join(parts)


def shown(argument: Argument) -> str:
    if argument.options.get("action") == "store_true":
        return argument.name if argument.options.get("required") else f"[{argument.name}]"
    value = argument.options.get("metavar") or "|".join(argument.options["choices"])
    if not argument.name.startswith("--"):
        return str(value)
    return f"{argument.name} {value}" if argument.options.get("required") else f"[{argument.name} {value}]"


def test_every_setting_of_a_chat_is_told() -> None:
    told = re.findall(r"^\| `([a-z]+)` \|", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.MULTILINE)
    assert told == list(CHANGES)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", [*TEXTS, ROOT / "config.example.toml"], ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    named = {(section.lower(), key.lower()) for section, key in VARIABLE.findall(text)} - {("section", "key")}
    named |= {(section, key) for section, key in KEY_PATH.findall(text) if section in Settings.model_fields}
    assert named <= known_keys()


def known_keys() -> set[tuple[str, str]]:
    sections = {name: field.annotation for name, field in Settings.model_fields.items()}
    return {(name, key) for name, section in sections.items() for key in getattr(section, "model_fields", {})}


def test_changelog_package_and_program_have_one_version() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert newest is not None
    assert newest[1] == project["version"] == cli.VERSION


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`?make ([a-z]+)`?$", README, re.MULTILINE))
    assert named
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in named)
