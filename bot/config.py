"""Settings: one typed model, read from a TOML file and then from the environment.

Invariant: nothing but the fields of `bot.sections` is accepted, neither from the file nor from a `PAPERGRAM_` variable,
and no message shows a secret's value.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot import mistakes, settings_file
from bot.errors import SettingsError
from bot.sections import Archive, Arxiv, Digest, Llm, Log, Metrics, Reading, Section, Store, Telegram

DEFAULT_FILE = Path("config.toml")
PREFIX = "PAPERGRAM_"
FILE_VARIABLE = f"{PREFIX}CONFIG"
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{5,}")
_NEW_TOKEN = (
    "Send /newbot to @BotFather in Telegram and put the token it gives, such as 123456789:AAE…, "
    f"in config.toml or in {PREFIX}TELEGRAM__TOKEN."
)


class Settings(BaseSettings):
    """Everything an operator can set."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter="__")

    telegram: Telegram = Telegram()
    arxiv: Arxiv = Arxiv()
    store: Store = Store()
    digest: Digest = Digest()
    reading: Reading = Reading()
    llm: Llm = Llm()
    log: Log = Log()
    metrics: Metrics = Metrics()
    archive: Archive = Archive()

    @classmethod
    def load(cls, path: Path | None, environ: Mapping[str, str]) -> Self:
        """The settings of a file, overridden by `PAPERGRAM_SECTION__KEY` variables (an empty one counts as unset).

        The file is `path`, else the one that PAPERGRAM_CONFIG names, else config.toml where that exists, else none.
        Raises SettingsError with one line a mistake.
        """
        environ = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value.strip()}
        file = path or (Path(environ[FILE_VARIABLE]) if FILE_VARIABLE in environ else None)
        file = file or (DEFAULT_FILE if DEFAULT_FILE.exists() else None)
        keys = fields()
        variables = {variable(key): key for key in keys}
        if unknown := environ.keys() - variables.keys() - {FILE_VARIABLE}:
            raise SettingsError(mistakes.unknown_variables(unknown, variables))
        origins = {variables[name]: name for name in environ.keys() & variables.keys()}
        try:
            return cls(**_overlay(settings_file.read(file) if file else {}, _from_environment(environ)))
        except ValidationError as error:
            raise SettingsError(mistakes.explain(error, keys, origins, str(file))) from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is handed in and nothing else: `load` reads the environment that it is given."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)

    def require_token(self) -> str:
        """The bot's token. Raises SettingsError, saying how to get one, where it is missing or cannot be one."""
        token = self.telegram.token.get_secret_value().strip()
        if not token:
            raise SettingsError(f"telegram.token is missing. {_NEW_TOKEN}")
        if not _TOKEN.fullmatch(token):
            raise SettingsError(f"telegram.token is not a bot token: digits, a colon, letters. {_NEW_TOKEN}")
        return token

    def secrets(self) -> tuple[str, ...]:
        """The values that nothing may show, for the log."""
        values = (self.telegram.token, self.llm.api_key)
        return tuple(value.get_secret_value().strip() for value in values if value)


def fields() -> dict[str, FieldInfo]:
    """Every setting by its `section.key`, in the order of the file."""
    sections = {name: field.annotation for name, field in Settings.model_fields.items()}
    return {
        f"{name}.{key}": field
        for name, section in sections.items()
        if isinstance(section, type) and issubclass(section, Section)
        for key, field in section.model_fields.items()
    }


def variable(key: str) -> str:
    """The environment's name of a setting: `PAPERGRAM_LLM__API_KEY` for `llm.api_key`."""
    return PREFIX + key.replace(".", "__").upper()


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): value for name, value in environ.items()}
    return source()


def _overlay(file: dict[str, Any], environment: dict[str, Any]) -> dict[str, Any]:
    merged = dict(file)
    for section, values in environment.items():
        below = file.get(section, {})
        if isinstance(below, dict):
            merged[section] = below | values
    return merged
