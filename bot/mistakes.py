"""What is wrong with the settings, one line a mistake: the key, where it stands, its value, and what to write.

Invariant: the value of a secret is never shown, nor that of a key that is not known, for it may be a misspelt secret.
"""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from pydantic import SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.log import Redactor

_LONGEST_SHOWN = 80
_ALIKE = 0.75
_PHRASES = {
    "int_type": "is not a whole number",
    "int_parsing": "is not a whole number",
    "int_from_float": "is not a whole number",
    "greater_than": "is too small: it is {gt} or less",
    "greater_than_equal": "is too small: the least is {ge}",
    "less_than_equal": "is too big: the most is {le}",
    "literal_error": "is not one of {expected}",
    "path_type": "is not a path: write it in quotes",
    "string_type": "is not a text: write it in quotes",
    "tuple_type": "is not a list: write it in [ ]",
}


def unknown_variables(names: Iterable[str], known: Collection[str]) -> str:
    """One line for each variable that names none of the `known` ones."""
    form = "A variable is written PAPERGRAM_SECTION__KEY; config.example.toml lists sections and keys."
    return "\n".join(f"{name} sets nothing. {_suggestion(name.upper(), known) or form}" for name in sorted(names))


def explain(error: ValidationError, keys: Mapping[str, FieldInfo], origins: Mapping[str, str], file: str) -> str:
    """One line for each mistake. `origins` names the variable of each setting that did not come from `file`."""
    return "\n".join(_line(mistake, keys, origins, file) for mistake in error.errors())


def _line(mistake: ErrorDetails, keys: Mapping[str, FieldInfo], origins: Mapping[str, str], file: str) -> str:
    key = ".".join(map(str, mistake["loc"][:2]))
    if mistake["type"] == "extra_forbidden":
        return f"{file}: {_unknown(key, keys)}"
    if key not in keys:
        return f"{file}: {key} is a section, not a setting. Write [{key}] on a line of its own and its keys below."
    where = f"{key} ({origins[key]})" if key in origins else f"{file}: {key}"
    told = f"{_shown(mistake, keys[key])} {_phrase(mistake)}"
    return f"{where}: {told}{'' if told.endswith('?') else '.'} Expected: {keys[key].description}"


def _phrase(mistake: ErrorDetails) -> str:
    context = mistake.get("ctx", {})
    if mistake["type"] == "value_error":
        return str(context["error"])
    phrase = _PHRASES.get(mistake["type"])
    return phrase.format(**context) if phrase else f"cannot be used ({mistake['msg']})"


def _shown(mistake: ErrorDetails, field: FieldInfo) -> str:
    if field.annotation is SecretStr:
        return "the value"
    text = Redactor()(" ".join(str(mistake["input"]).split()))
    return f"“{text[:_LONGEST_SHOWN]}”"


def _unknown(key: str, keys: Collection[str]) -> str:
    sections = dict.fromkeys(known.partition(".")[0] for known in keys)
    section, dot, _ = key.partition(".")
    around = [known for known in keys if dot and known.startswith(f"{section}.")] or sections
    choice = f"There are {', '.join(around)}."
    return f"{key} is not a setting. {_suggestion(key.lower(), [*sections, *keys]) or choice}"


def _suggestion(name: str, known: Collection[str]) -> str:
    """A question with the known name that looks most like `name`, in whole or in its last part; empty without one."""
    lasts = {other.rpartition(".")[2]: other for other in known}
    nearest = get_close_matches(name, known, 1, _ALIKE)
    nearest += [lasts[last] for last in get_close_matches(name.rpartition(".")[2], lasts, 1, _ALIKE)]
    return f"Did you mean {nearest[0]}?" if nearest else ""
