"""The Bot API's own description, to check requests and answers against it.

Invariant: a request that passes holds only parameters and fields that the description names, each of a type that it
allows. That is stricter than Telegram, which ignores what it does not know; a lenient description does the same.
Sources: `bot-api.json` and, laid over it, `bot-api-rich.json` with what later versions add to rich messages (see
NOTICE.md).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Self

from bot.sandbox.api.scalars import SCALARS, decode, is_scalar
from bot.sandbox.wire import ApiError, Json, SpecViolation, Upload

_ATTACHED = re.compile(r"attach://([\w-]+)")
_ALLOWED = frozenset({"method"})
"""What every request may hold: some clients name the method in the form too, as answers to webhooks do."""
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of a type. `const` is the only value that it may have."""

    types: tuple[str, ...]
    required: bool
    const: str | None


class _Mismatch(SpecViolation):
    """`depth` tells how far the value fitted: among alternatives, the one that fitted furthest was meant."""

    def __init__(self, path: str, complaint: str, depth: int | None = None) -> None:
        super().__init__(f"{path} {complaint}")
        self.depth = path.count(".") + path.count("[") if depth is None else depth


class BotApi:
    """Methods and types by name."""

    def __init__(self, described: Json) -> None:
        self.is_lenient = False
        """Pass over parameters and fields that are not described, as Telegram does; by default they are refused."""
        self.version: str = described["version"]
        self._params = {name: _fields(method["params"]) for name, method in described["methods"].items()}
        self._required = {
            method: [name for name, field in fields.items() if field.required]
            for method, fields in self._params.items()
        }
        self._returns = {name: tuple(method["returns"]) for name, method in described["methods"].items()}
        self._types = {name: _fields(kind.get("fields", {})) for name, kind in described["types"].items()}
        self._subtypes = {name: kind["subtypes"] for name, kind in described["types"].items() if "subtypes" in kind}
        self._names: dict[str, str] = {name.casefold(): name for name in self._params}

    @classmethod
    def load(cls) -> Self:
        """The description that lies beside this module."""
        described, added = (
            json.loads(files("bot.sandbox.api").joinpath(name).read_text("utf-8"))
            for name in ("bot-api.json", "bot-api-rich.json")
        )
        return cls(_merged(described, added))

    def method(self, name: str) -> str:
        """The method's name as the description writes it; letter case does not matter.

        Raises ApiError 404 when there is none.
        """
        try:
            return self._names[name.casefold()]
        except KeyError:
            raise ApiError(404, "Not Found: method not found") from None

    def params(self, method: str) -> frozenset[str]:
        """The names of the method's parameters."""
        return frozenset(self._params[self.method(method)])

    def read(self, method: str, params: Mapping[str, object]) -> Json:
        """The parameters as JSON values: numbers, booleans and objects that came as form text are decoded.

        Files to which a parameter refers come along under the name by which it does, as `attach://part`.
        Raises SpecViolation unless the parameters fit; BadRequest for a lone surrogate, which is no UTF-8; ApiError 404
        for an unknown method.
        """
        described = self.method(method)
        fields = self._params[described]
        for name in self._required[described]:
            if name not in params:
                raise SpecViolation(f"{method} needs the parameter {name}")
        attached = {
            part
            for value in params.values()
            if isinstance(value, str) and "attach://" in value
            for part in _ATTACHED.findall(value)
        }
        for name in attached - params.keys():
            raise SpecViolation(f"attach://{name} is not among the uploaded files")
        for name in params.keys() - fields.keys() - attached - _ALLOWED:
            if not self.is_lenient:
                raise SpecViolation(f"{method} has no parameter {name}")
        files = {f"attach://{name}": params[name] for name in attached if isinstance(params[name], Upload)}
        return files | {
            name: self._parameter(name, fields[name].types, params[name]) for name in params if name in fields
        }

    def check_answer(self, method: str, result: object) -> None:
        """Raise SpecViolation unless `result` is what the method is described to return."""
        self._check(self._returns[self.method(method)], result, "result")

    def check_value(self, kind: str, value: object) -> None:
        """Raise SpecViolation unless `value` is of the type `kind`, as `RichMessage`."""
        self._check((kind,), value, kind)

    def _parameter(self, name: str, types: tuple[str, ...], value: object) -> Any:
        if isinstance(value, Upload):
            if "InputFile" not in types:
                raise SpecViolation(f"{name} is a file, it must be {_either(types)}")
            return value
        decoded = decode(name, types, value) if isinstance(value, str) else value
        self._check(types, decoded, name)
        return decoded

    def _check(self, types: tuple[str, ...], value: object, path: str) -> None:
        if any(is_scalar(kind, value) for kind in types if kind in SCALARS):
            return None
        if path.count(".") + path.count("[") > _DEEPEST:
            raise _Mismatch(path[:60], "is nested too deeply")
        if isinstance(value, list) and len(types) > 1 and all(kind.startswith("Array of ") for kind in types):
            return self._check_items(tuple(kind.removeprefix("Array of ") for kind in types), value, path)
        failures = []
        for kind in types:
            try:
                return self._check_one(kind, value, path)
            except _Mismatch as failure:
                failures.append(failure)
        deepest = max(failure.depth for failure in failures)
        nearest = [failure for failure in failures if failure.depth == deepest]
        if len(nearest) > 1:
            raise _Mismatch(path, f"is {_shown(value)}, it must be {_either(types)}")
        raise nearest[0]

    def _check_one(self, kind: str, value: object, path: str) -> None:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                raise _Mismatch(path, f"is {_shown(value)}, it must be an array")
            self._check_items((kind.removeprefix("Array of "),), value, path)
        elif kind in SCALARS:
            if not is_scalar(kind, value):
                raise _Mismatch(path, f"is {_shown(value)}, it must be {_either((kind,))}")
        elif not isinstance(value, dict):
            self._check_plain(kind, value, path)
        elif kind in self._subtypes:
            self._check_union(kind, value, path)
        else:
            self._check_object(kind, value, path)

    def _check_items(self, kinds: tuple[str, ...], items: list[Any], path: str) -> None:
        """Check the items of one array: of several kinds that may be mixed, as the photos and videos of an album."""
        for place, item in enumerate(items):
            self._check(kinds, item, f"{path}[{place}]")

    def _check_plain(self, kind: str, value: object, path: str) -> None:
        """Check what is no object: only a union such as RichText allows that."""
        plain = tuple(name for name in self._subtypes.get(kind, ()) if name not in self._types)
        if not plain:
            raise _Mismatch(path, f"is {_shown(value)}, it must be an object {kind}")
        self._check(plain, value, path)

    def _check_union(self, kind: str, value: Json, path: str) -> None:
        subtypes = [name for name in self._subtypes[kind] if name in self._types]
        fitting = tuple(name for name in subtypes if _constants_fit(self._types[name], value))
        if not fitting:
            raise _Mismatch(path, f"is {_shown(value)}, it must be {_either(subtypes)}")
        self._check(fitting, value, path)

    def _check_object(self, kind: str, value: Json, path: str) -> None:
        fields = self._types[kind]
        if not _constants_fit(fields, value):
            raise _Mismatch(path, f"is {_shown(value)}, which is no {kind}", depth=-1)
        unknown = value.keys() - fields.keys()
        for name in unknown if not self.is_lenient else ():
            raise _Mismatch(path, f"has a field {name}, which {kind} has not")
        for name, field in fields.items():
            if name in value:
                self._check(field.types, value[name], f"{path}.{name}")
            elif field.required:
                raise _Mismatch(path, f"lacks the field {name} of {kind}")
        for name in unknown:
            del value[name]


def _merged(described: Json, added: Json) -> Json:
    """`described` with the methods and types of `added`, or with their further parameters, fields and subtypes."""
    for part in ("methods", "types"):
        for name, more in added[part].items():
            known = described[part].setdefault(name, {})
            for key, value in more.items():
                known[key] = known.get(key, type(value)()) + value if key == "subtypes" else known.get(key, {}) | value
    return described


def _fields(described: Json) -> dict[str, Field]:
    return {
        name: Field(tuple(field["types"]), field.get("required", False), field.get("const"))
        for name, field in described.items()
    }


def _constants_fit(fields: dict[str, Field], value: Json) -> bool:
    return all(field.const is None or value.get(name) == field.const for name, field in fields.items())


def _either(types: tuple[str, ...] | list[str]) -> str:
    return " or ".join(types)


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        text = "a value nested too deeply"
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - a line of an error message
