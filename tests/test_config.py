"""Settings: where they come from, what is refused, and how a mistake is told."""

import tomllib
from datetime import time
from pathlib import Path

import pytest

from bot.config import Settings, fields, variable
from bot.errors import SettingsError

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(text: str) -> Path:
    path = Path("config.toml")
    path.write_text(text, "utf-8")
    return path


def complaint(text: str = "", **environ: str) -> str:
    with pytest.raises(SettingsError) as caught:
        Settings.load(written(text), environ)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return str(caught.value)


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.load(None, {"HOME": "/root", "TELEGRAM_TOKEN": "ignored"})
    assert settings.digest.hour == time(8)
    assert settings.digest.max_papers == 15
    assert settings.telegram.admins == ()


def test_the_environment_overrides_the_file() -> None:
    written('[digest]\nhour = "9:30"\nmax_papers = 3\n[llm]\nmodel = "small"\n')
    settings = Settings.load(None, {"PAPERGRAM_DIGEST__HOUR": "21:05", "PAPERGRAM_LLM__API_KEY": "k"})
    assert (settings.digest.hour, settings.digest.max_papers) == (time(21, 5), 3)
    assert (settings.llm.model, settings.llm.api_key.get_secret_value()) == ("small", "k")


def test_an_empty_variable_counts_as_unset() -> None:
    written('[llm]\nmodel = "small"\n')
    assert Settings.load(None, {"PAPERGRAM_LLM__MODEL": "", "PAPERGRAM_CONFIG": " "}).llm.model == "small"


def test_only_the_environment_that_is_given_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERGRAM_LLM__MODEL", "elsewhere")
    assert Settings.load(None, {}).llm.model == ""


@pytest.mark.parametrize("value", ['["cs.CV", "cs.LG"]', "cs.CV,cs.LG", " cs.cv , cs.LG,cs.CV, "])
def test_a_list_in_the_environment_is_json_or_comma_separated(value: str) -> None:
    assert Settings.load(None, {"PAPERGRAM_ARXIV__CATEGORIES": value}).arxiv.categories == ("cs.CV", "cs.LG")


def test_one_admin_in_the_environment_is_a_list_of_one() -> None:
    assert Settings.load(None, {"PAPERGRAM_TELEGRAM__ADMINS": "42"}).telegram.admins == (42,)


@pytest.mark.parametrize("path", [None, Path("mine.toml")])
def test_the_file_can_be_named(path: Path | None) -> None:
    Path("mine.toml").write_text('[llm]\nmodel = "mine"\n')
    Path("other.toml").write_text('[llm]\nmodel = "other"\n')
    written('[llm]\nmodel = "default"\n')
    expected = "mine" if path else "other"
    assert Settings.load(path, {"PAPERGRAM_CONFIG": "other.toml"}).llm.model == expected


def test_a_byte_order_mark_is_no_mistake() -> None:
    Path("config.toml").write_text('[llm]\r\nmodel = "m"\r\n', "utf-8-sig")
    assert Settings.load(None, {}).llm.model == "m"


@pytest.mark.parametrize(
    "given",
    [
        "http://127.0.0.1:8081",
        "http://127.0.0.1:8081/",
        "http://127.0.0.1:8081/bot",
        "http://127.0.0.1:8081/bot/",
        "http://127.0.0.1:8081/bot123456:AAAAAA",
        "http://127.0.0.1:8081/bot{token}",
    ],
)
def test_the_bot_api_address_is_taken_with_or_without_its_end(given: str) -> None:
    assert Settings.load(None, {"PAPERGRAM_TELEGRAM__BASE_URL": given}).telegram.base_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[telegram]\ntokn = 'x'", ["telegram.tokn", "telegram.token?"]),
        ("[telegrm]\ntoken = 'x'", ["telegrm", "telegram?"]),
        ("token = 'x'", ["token is not", "telegram.token?"]),
        ("[llm]\nzzz = 1", ["llm.zzz", "llm.base_url", "llm.model"]),
        ("llm = 'gpt'", ["llm is a section", "[llm]"]),
        ("[digest]\ntimezone = 'Berlin'", ["digest.timezone", "“Berlin”", "Europe/Berlin?"]),
        ("[digest]\ntimezone = 'UTC+3'", ["digest.timezone", "“UTC+3” is not a time zone.", "IANA"]),
        ("[digest]\ntimezone = '../../etc/passwd'", ["digest.timezone", "IANA"]),
        ("[digest]\nhour = '25:00'", ["digest.hour", "“25:00”", "HH:MM"]),
        ("[digest]\nhour = 8", ["digest.hour", "“8”", "HH:MM"]),
        ("[digest]\nlanguage = 'English'", ["digest.language", "“English”", "en or zh"]),
        ("[digest]\nmax_papers = 51", ["digest.max_papers", "“51”", "50"]),
        ("[digest]\nmax_papers = 0", ["digest.max_papers", "“0”", "least is 1"]),
        ("[digest]\nmax_papers = 'many'", ["digest.max_papers", "“many”", "whole number"]),
        ("[digest]\nmax_papers = true", ["digest.max_papers", "“True”", "whole number"]),
        ("[telegram]\nadmins = ['@me']", ["telegram.admins", "“@me”", "numbers"]),
        ("[telegram]\nadmins = [-100]", ["telegram.admins", "“-100”", "numbers"]),
        ("[telegram]\nadmins = 7", ["telegram.admins", "“7”", "[ ]"]),
        ("[telegram]\nbase_url = 'api.telegram.org'", ["telegram.base_url", "“api.telegram.org”", "https://"]),
        ("[llm]\nbase_url = 'http://localhost:99999/v1'", ["llm.base_url", "web address"]),
        ("[arxiv]\nfeed_url = 'https://rss.arxiv.org/rss?x=1'", ["arxiv.feed_url", "?"]),
        ("[arxiv]\ncategories = ['cs.CW']", ["arxiv.categories", "“cs.CW”", "cs.C"]),
        ("[arxiv]\ncategories = []", ["arxiv.categories", "empty"]),
        ("[arxiv]\ncontact = 'me\\nyou'", ["arxiv.contact", "e-mail"]),
        ("[store]\npath = ''", ["store.path", "file"]),
        ("[store]\npath = 7", ["store.path", "“7”", "quotes"]),
        ("[llm]\nmodel = 4", ["llm.model", "“4”", "quotes"]),
        ("[log]\nlevel = 'loud'", ["log.level", "“loud”".upper(), "DEBUG"]),
        ("[log]\nlevel = 'INFO'\nlevel = 'DEBUG'", ["line 3"]),
        ("[log]\nlevel = INFO", ["line 2", "config.example.toml"]),
    ],
)
def test_a_mistake_in_the_file_is_one_line_that_names_file_key_and_value(text: str, parts: list[str]) -> None:
    told = complaint(text)
    assert len(told.splitlines()) == 1
    for part in ["config.toml", *parts]:
        assert part in told


@pytest.mark.parametrize(
    ("name", "value", "parts"),
    [
        ("PAPERGRAM_TELEGRAM_TOKEN", "1:x", ["PAPERGRAM_TELEGRAM_TOKEN", "PAPERGRAM_TELEGRAM__TOKEN?"]),
        ("PAPERGRAM_LLM", '{"model": "m"}', ["PAPERGRAM_LLM sets nothing"]),
        ("PAPERGRAM_ELSEWHERE", "1", ["PAPERGRAM_ELSEWHERE", "PAPERGRAM_SECTION__KEY"]),
        ("PAPERGRAM_DIGEST__HOUR", "noon", ["digest.hour", "PAPERGRAM_DIGEST__HOUR", "“noon”"]),
        ("PAPERGRAM_ARXIV__CATEGORIES", '["cs.CV"', ["arxiv.categories", "JSON"]),
        ("PAPERGRAM_CONFIG", "absent.toml", ["absent.toml", "no such file"]),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(name: str, value: str, parts: list[str]) -> None:
    told = complaint(**{name: value}) if name != "PAPERGRAM_CONFIG" else _without_file({name: value})
    assert len(told.splitlines()) == 1
    for part in parts:
        assert part in told


def _without_file(environ: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as caught:
        Settings.load(None, environ)
    return str(caught.value)


def test_each_of_two_mistakes_has_its_line() -> None:
    told = complaint("[digest]\nhour = 'noon'\n[telegram]\ntokn = 'x'")
    assert [("digest.hour" in line, "telegram.tokn" in line) for line in told.splitlines()] == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[telegram]\ntoken = 4242424242",
        "[telegram]\ntoken = ['4242424242']",
        "[telegram]\ntokken = '4242424242'",
        "telegram = '4242424242'",
        "[telegram]\nbase_url = 'ftp://example.org/bot123456:A4242424242'",
        "[llm]\nbase_url = 'ftp://me:p4242424242@example.org'",
        "[llm]\napi_key = {value = '4242424242'}",
    ],
)
def test_a_secret_is_never_shown(text: str) -> None:
    assert "4242424242" not in complaint(text)


def test_a_secret_is_not_in_the_settings_text() -> None:
    settings = Settings.load(None, {"PAPERGRAM_TELEGRAM__TOKEN": "123456:abcdef", "PAPERGRAM_LLM__API_KEY": "sk-abc"})
    assert settings.secrets() == ("123456:abcdef", "sk-abc")
    assert "abcdef" not in repr(settings)
    assert "sk-abc" not in f"{settings} {settings.model_dump_json()}"


def test_a_file_that_cannot_be_read_is_named() -> None:
    Path("folder").mkdir()
    Path("latin").write_bytes('[llm]\nmodel = "é"\n'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"folder.*cannot be read"):
        Settings.load(Path("folder"), {})
    with pytest.raises(SettingsError, match=r"latin: line 2 is not UTF-8"):
        Settings.load(Path("latin"), {})


@pytest.mark.parametrize("token", ["1:abcde", "123456789:AAE-abc_defghijklmnopqrstuvwxyz0123", " 42:demo_1 "])
def test_a_usable_token_is_given_out(token: str) -> None:
    assert Settings.load(None, {"PAPERGRAM_TELEGRAM__TOKEN": token}).require_token() == token.strip()


@pytest.mark.parametrize("token", ["", "hello", "987654", "bot123456:abcdefgh", "12:ab", "1२:abcdef", "1:abc def"])
def test_an_unusable_token_is_asked_for_and_not_shown(token: str) -> None:
    settings = Settings.load(None, {"PAPERGRAM_TELEGRAM__TOKEN": token})
    with pytest.raises(SettingsError, match=r"telegram\.token.*BotFather") as caught:
        settings.require_token()
    assert not token or token not in str(caught.value)


def test_settings_do_not_change() -> None:
    settings = Settings.load(None, {})
    with pytest.raises(ValueError, match="frozen"):
        settings.llm.model = "other"


def test_the_example_has_every_key_with_its_default_and_no_other() -> None:
    text = EXAMPLE.read_text("utf-8")
    example = {f"{section}.{key}" for section, keys in tomllib.loads(text).items() for key in keys}
    assert list(fields()) == [key for key in fields() if key in example]
    assert example == set(fields())
    assert Settings.load(EXAMPLE, {}) == Settings.load(None, {})


@pytest.mark.parametrize("key", fields())
def test_the_example_explains_each_key_in_the_words_of_the_field(key: str) -> None:
    name = key.partition(".")[2]
    assert f"# {fields()[key].description}\n{name} = " in EXAMPLE.read_text("utf-8")


@pytest.mark.parametrize("key", fields())
def test_every_key_has_a_variable(key: str) -> None:
    given = "cs.CV" if key == "arxiv.categories" else "1"
    samples = {"digest.hour": "1:00", "digest.timezone": "UTC", "digest.language": "en", "log.level": "info"}
    samples |= {"arxiv.contact": "me@example.org", "reading.depth": "full", "reading.figures": "all"}
    samples |= {"reading.deadline": "60", "reading.second_opinion": "judge", "llm.context_tokens": "8000"}
    samples |= {"log.format": "json", "archive.format": "hexo", "archive.language": "zh", "archive.full": "true"}
    value = "https://example.org" if key.endswith(("_url", ".url")) else samples.get(key, given)
    section, name = key.split(".")
    settings = Settings.load(None, {variable(key): value})
    assert getattr(getattr(settings, section), name) is not None
    assert getattr(settings, section).model_fields_set == {name}
