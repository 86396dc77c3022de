"""The log: one line a record, and no secret in it, wherever it stood."""

import io
import json
import logging
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.log import FORMATTERS, HIDDEN, JsonFormatter, LineFormatter, Redactor, set_up

TOKEN = "123456789:AAE-abc_DEFghijklmnopqrstuvwxyz012"
SHORT_TOKEN = "42:demo_1"
KEY = "sk-local/a+b=c"
LOG = logging.getLogger("bot.test")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root, names = logging.getLogger(), ("apscheduler", "httpcore", "httpcore2", "httpx", "httpx2")
    level, handlers, levels = root.level, root.handlers[:], {name: logging.getLogger(name).level for name in names}
    stream = io.StringIO()
    set_up("INFO", stream, secrets=(SHORT_TOKEN, KEY, ""))
    yield stream
    root.setLevel(level)
    root.handlers[:] = handlers
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


def test_a_record_is_one_line_with_named_fields(stream: io.StringIO) -> None:
    logging.getLogger("bot.delivery").info("sent %d", 2, extra={"chat": -100, "title": 'a "b"', "note": ""})
    pattern = r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO bot\.delivery sent 2 chat=-100 title="a \\"b\\"" note=""\n'
    assert re.fullmatch(pattern, stream.getvalue())


def test_a_title_cannot_forge_a_record(stream: io.StringIO) -> None:
    LOG.info("title: a\n2026-01-01T00:00:00.000Z ERROR bot forged\r\x1b[2J\u2028", extra={"by": "x\ny"})
    assert len(stream.getvalue().splitlines()) == 1
    assert r"a\n2026" in stream.getvalue()
    assert r'by="x\ny"' in stream.getvalue()


def test_a_traceback_stays_on_the_line_of_its_record(stream: io.StringIO) -> None:
    try:
        int("two\nlines")
    except ValueError:
        LOG.exception("failed")
    assert stream.getvalue().count("\n") == 1
    assert "ValueError: invalid literal" in stream.getvalue()


def test_a_message_whose_arguments_do_not_fit_is_still_told() -> None:
    record = logging.makeLogRecord({"name": "bot", "msg": "sent %d", "args": (TOKEN,)})
    assert f"sent %d ('{HIDDEN}',)" in LineFormatter(Redactor()).format(record)


def test_the_libraries_that_log_every_request_are_quiet(stream: io.StringIO) -> None:
    for name in ("httpx", "httpx2", "apscheduler.scheduler"):
        logging.getLogger(name).info("noise")
        logging.getLogger(name).warning("from %s", name)
    assert "noise" not in stream.getvalue()
    assert stream.getvalue().count("WARNING") == 3


def test_no_library_is_louder_than_the_level(stream: io.StringIO) -> None:
    set_up("ERROR", stream)
    logging.getLogger("httpx").warning("noise")
    assert stream.getvalue() == ""


def test_setting_up_again_replaces_what_was(stream: io.StringIO) -> None:
    second = io.StringIO()
    set_up("DEBUG", second)
    LOG.debug("once")
    assert stream.getvalue() == ""
    assert second.getvalue().count("once") == 1


def as_json(stream: io.StringIO) -> dict[str, object]:
    """The one record of a log in JSON."""
    (line,) = stream.getvalue().splitlines()
    record: dict[str, object] = json.loads(line)
    return record


def test_a_program_reads_a_record_as_json(stream: io.StringIO) -> None:
    set_up("INFO", stream, form="json")
    LOG.info("sent %d", 2, extra={"chat": -100, "title": '扩散 "b"\n\u2028', "is_late": True, "why": ValueError("odd")})
    record = as_json(stream)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(record.pop("time")))
    assert record == {
        "level": "INFO",
        "logger": "bot.test",
        "message": "sent 2",
        "fields": {"chat": -100, "title": '扩散 "b"\n\u2028', "is_late": True, "why": "odd"},
    }


def test_a_number_that_json_does_not_know_is_text(stream: io.StringIO) -> None:
    set_up("INFO", stream, form="json")
    LOG.info("odd", extra={"rate": float("nan"), "half": 0.5})
    assert as_json(stream)["fields"] == {"rate": "nan", "half": 0.5}


def test_a_traceback_is_a_field_of_its_record_in_json(stream: io.StringIO) -> None:
    set_up("INFO", stream, form="json")
    try:
        int("two")
    except ValueError:
        LOG.exception("failed")
    assert "ValueError: invalid literal" in str(as_json(stream)["traceback"])


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text() | st.integers() | st.floats()))
def test_every_record_is_one_line_of_json(message: str, fields: dict[str, object]) -> None:
    record = logging.makeLogRecord(
        {"name": "bot", "msg": message, "args": ()} | {f"x{key}": fields[key] for key in fields}
    )
    line = JsonFormatter(Redactor([TOKEN])).format(record)
    assert len(line.splitlines()) == 1
    assert set(json.loads(line)) == {"time", "level", "logger", "message", "fields"}


def test_a_number_that_is_a_secret_is_hidden_in_json() -> None:
    record = logging.makeLogRecord({"name": "bot", "msg": "asked", "pin": 31415926})
    assert json.loads(JsonFormatter(Redactor(["31415926"])).format(record))["fields"] == {"pin": HIDDEN}


SECRETS = [TOKEN, SHORT_TOKEN, KEY, quote(TOKEN, safe=""), quote(KEY, safe=""), TOKEN.replace(":", "%3a")]


@pytest.mark.parametrize("form", FORMATTERS)
@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("where", ["message", "argument", "mapping", "field", "stack"])
def test_a_secret_is_hidden_in(stream: io.StringIO, secret: str, where: str, form: str) -> None:
    set_up("INFO", stream, (SHORT_TOKEN, KEY), form)
    url = f"https://api.telegram.org/bot{secret}/sendMessage"
    match where:
        case "message":
            LOG.info(f'HTTP Request: POST {url} "HTTP/1.1 200 OK"')
        case "argument":
            LOG.info('HTTP Request: %s %s "%s %d %s"', "POST", url, "HTTP/1.1", 200, "OK")
        case "mapping":
            LOG.info("%(url)s", {"url": url})
        case "field":
            LOG.info("asked", extra={"url": url, secret: 1})
        case "stack":
            LOG.info("here", stack_info=bool(url))
            LOG.handle(LOG.makeRecord("bot", logging.INFO, "f", 1, "here", (), None, sinfo=f"Stack:\n  {url}"))
    assert_hidden(stream.getvalue(), secret)


@pytest.mark.parametrize("form", FORMATTERS)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_hidden_in_a_traceback_and_its_causes(stream: io.StringIO, secret: str, form: str) -> None:
    set_up("INFO", stream, (SHORT_TOKEN, KEY), form)
    try:
        reject(secret)
    except RuntimeError:
        LOG.exception("failed")
    assert "RuntimeError" in stream.getvalue()
    assert "ConnectionError" in stream.getvalue()
    assert_hidden(stream.getvalue(), secret)


def reject(secret: str) -> None:
    cause = ConnectionError(f"no answer from /bot{secret}/getMe")
    cause.add_note(f"tried {secret}")
    raise RuntimeError(f"The token `{secret}` was rejected") from cause


def assert_hidden(line: str, secret: str) -> None:
    assert HIDDEN in line
    assert secret not in line
    assert secret.rpartition(":")[2] not in line


def test_an_unknown_token_is_hidden_by_its_looks() -> None:
    redact = Redactor()
    assert redact(f"/file/bot{quote(TOKEN, safe='')}/photos/1.jpg") == f"/file/bot{HIDDEN}/photos/1.jpg"
    assert redact("http://127.0.0.1:81/bot42:demo_1/getMe") == f"http://127.0.0.1:81/bot{HIDDEN}/getMe"
    assert redact("via http://me:pass@proxy:8080") == f"via http://{HIDDEN}@proxy:8080"


@pytest.mark.parametrize("text", ["arXiv:2409.17058v2", "at 08:00:00", "chat=-1001234567890", "http://[::1]:8081/x"])
def test_what_is_no_secret_stays(text: str) -> None:
    assert Redactor(["x", ""])(text) == text


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=6), st.text(), st.text())
def test_a_given_secret_never_passes(secret: str, before: str, after: str) -> None:
    assert secret not in Redactor([secret])(f"{before} {secret} {after}").replace(HIDDEN, "")
