"""The form of an answer, as a JSON Schema that strict and picky servers take, and in words for those that take none.

Invariant: a strict schema holds types, enumerations and descriptions only: no default, no length, no range, no
reference. What it leaves out is checked here when the answer has come.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

Json = dict[str, Any]


def strict_schema(model: type[BaseModel]) -> Json:
    """The schema of `model`: every field required, nothing beside them, references written out.

    Raises TypeError for what strict mode cannot say: free mappings, fixed tuples, a model that holds itself.
    """
    schema = model.model_json_schema()
    return _strict(schema, schema.get("$defs", {}), ())


def response_format(model: type[BaseModel]) -> Json:
    """What a chat completion is given as `response_format`."""
    return {
        "type": "json_schema",
        "json_schema": {"name": model.__name__.strip("_"), "strict": True, "schema": strict_schema(model)},
    }


def in_words(model: type[BaseModel]) -> str:
    """The same for a prompt."""
    form = json.dumps(strict_schema(model), ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object that fits this JSON Schema, and with nothing before or after it:\n{form}"


def _strict(node: Mapping[str, Any], named: Mapping[str, Json], inside: tuple[str, ...]) -> Json:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        if name in inside:
            raise TypeError(f"{name} holds itself")
        return _strict({**named[name], **{key: node[key] for key in node if key != "$ref"}}, named, (*inside, name))
    if len(node.get("allOf", ())) == 1:
        return _strict({**node["allOf"][0], **{key: node[key] for key in node if key != "allOf"}}, named, inside)
    strict: Json = {key: node[key] for key in ("type", "description", "enum") if key in node}
    if "const" in node:
        strict["enum"] = [node["const"]]
    if choices := node.get("anyOf") or node.get("oneOf"):
        strict["anyOf"] = [_strict(choice, named, inside) for choice in choices]
    if node.get("type") == "array":
        if "items" not in node or "prefixItems" in node:
            raise TypeError("a tuple of fixed length has no strict schema")
        strict["items"] = _strict(node["items"], named, inside)
    if node.get("type") == "object":
        if "properties" not in node:
            raise TypeError("a free mapping has no strict schema")
        strict["properties"] = {key: _strict(value, named, inside) for key, value in node["properties"].items()}
        strict["required"] = list(strict["properties"])
        strict["additionalProperties"] = False
    return strict
