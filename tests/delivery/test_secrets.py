"""The token never reaches a log, an exception's text or the store."""

import io
import logging
from pathlib import Path

import pytest
from telegram.error import TelegramError

from bot.log import LineFormatter, Redactor
from bot.sandbox.api.faults import FaultKind
from tests.delivery.conftest import IMPATIENT, Office

FAULTS = [None, *FaultKind]


@pytest.fixture
def patience() -> float:
    return IMPATIENT


def lines(records: list[logging.LogRecord], redactor: Redactor) -> str:
    return "\n".join(LineFormatter(redactor).format(record) for record in records)


@pytest.mark.parametrize("fault", FAULTS)
async def test_no_log_line_tells_the_token_whatever_fails(
    office: Office, caplog: pytest.LogCaptureFixture, fault: FaultKind | None
) -> None:
    for name in ("", "aiohttp", "telegram"):
        caplog.set_level(logging.DEBUG, name)
    await office.reader("<b>not parsed", "b")
    if fault:
        office.telegram.fail_next("sendMessage", fault, times=2)
    await office.sender.drain()
    await office.after(60)
    secret = office.telegram.token.partition(":")[2]
    assert len(caplog.records) > 1
    assert secret not in lines(caplog.records, Redactor())


async def test_our_own_records_do_not_hold_the_token_at_all(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    await office.reader("<b>not parsed", "b")
    for fault in FaultKind:
        office.telegram.fail_next("sendMessage", fault)
        await office.after(60)
    office.telegram._server.token = "another"
    await office.after(600)
    own = [record for record in caplog.records if record.name.startswith("bot.")]
    assert own
    assert not [record for record in own if office.telegram.token.partition(":")[2] in str(vars(record))]


async def test_neither_the_store_nor_a_reason_holds_the_token(office: Office, tmp_path: Path) -> None:
    await office.reader("<b>not parsed", "b")
    for fault in FaultKind:
        office.telegram.fail_next("sendMessage", fault)
        await office.after(60)
    await office.telegram.stop()
    await office.after(600)
    assert await office.reasons()
    await office.store.back_up(tmp_path / "copy.sqlite3")
    written = io.BytesIO((tmp_path / "copy.sqlite3").read_bytes()).getvalue()
    assert office.telegram.token.partition(":")[2].encode() not in written


async def test_no_failure_of_sending_tells_the_token(office: Office) -> None:
    place = await office.reader("a")
    for fault in FaultKind:
        office.telegram.fail_next("sendMessage", fault, times=2, retry_after=3_600)
        with pytest.raises(TelegramError) as raised:
            await office.bot.send_message(place.id, "words")
        assert office.telegram.token.partition(":")[2] not in f"{raised.value} {raised.value.__cause__}"
        office.telegram.faults.clear()
        office.bot.rate_limiter._pacer.clock.__self__.seconds += 4_000  # type: ignore[union-attr]
