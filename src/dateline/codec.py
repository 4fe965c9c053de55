"""Records to JSON and back, and the JSON Schema of their types: the only place that knows how.

A field's trailing underscore (`from_`, a Python keyword without it) is dropped in JSON.
"""

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_type_hints

import msgspec

Record = TypeVar("Record")
Undecodable = msgspec.MsgspecError  # what is raised where text is not JSON, or not that of the record asked for


def to_plain(record: Any) -> Any:
    """The record as dicts, lists, strings and numbers, in the order of its fields."""
    return _rename(msgspec.to_builtins(record), "_", "")


def to_json(record: Any, indent: int = 0) -> bytes:
    """The record as JSON in UTF-8, always the same bytes for the same record."""
    encoded = msgspec.json.encode(to_plain(record))
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def from_json(data: bytes | str, kind: type[Record]) -> Record:
    """The record of type `kind` that `to_json` wrote. Raises `msgspec.ValidationError` where it is not one."""
    return msgspec.convert(_rename(msgspec.json.decode(data), "", "_"), kind)


def project(record: Any, view: type[Record]) -> Record:
    """The record `view` made of the fields of the same names."""
    return view(**{f.name: getattr(record, f.name) for f in fields(view)})  # type: ignore[arg-type]


def schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record type, each field with its sentence."""
    (reference,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    kinds = _types(kind)
    described = {name: _describe(definition, kinds[name]) for name, definition in components.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        **reference,
        "$defs": dict(sorted(described.items())),
    }


def _rename(node: Any, old: str, new: str) -> Any:
    """Every key that is `from` plus `old` becomes `from` plus `new`, at any depth."""
    if isinstance(node, dict):
        return {("from" + new if k == "from" + old else k): _rename(v, old, new) for k, v in node.items()}
    return [_rename(v, old, new) for v in node] if isinstance(node, (list, tuple)) else node


def _describe(definition: dict[str, Any], kind: type[Any]) -> dict[str, Any]:
    docs = {f.name.rstrip("_"): f.metadata.get("doc") for f in fields(kind)}
    properties = {
        name.rstrip("_"): {**spec, **({"description": docs[name.rstrip("_")]} if docs[name.rstrip("_")] else {})}
        for name, spec in definition["properties"].items()
    }
    # every field is always printed, so every field is required of a reader's point of view
    return {**definition, "properties": properties, "required": list(properties), "additionalProperties": False}


def _types(kind: type[Any]) -> dict[str, type[Any]]:
    """Every dataclass reachable from `kind`, by name."""
    found: dict[str, type[Any]] = {}
    waiting: list[Any] = [kind]
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and is_dataclass(hint):
            if hint.__name__ not in found:
                found[hint.__name__] = hint
                waiting.extend(get_type_hints(hint).values())
        else:
            waiting.extend(getattr(hint, "__args__", ()))
    return found
