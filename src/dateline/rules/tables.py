"""One loader for every knowledge file: tab-separated rows with a header, read into frozen records."""

import csv
import types
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dateline.model import RulesError

Row = TypeVar("Row")
Columns = tuple[tuple[str, Callable[[str], Any]], ...]  # their names, and what turns a cell into a value


def rules_folder() -> Traversable:
    """The folder that holds all knowledge files."""
    return files("dateline.rules")


def read_table(path: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of the knowledge file `path` (relative to `rules/`) as records of the type `row`.

    The header names the fields; a field without a column takes its default; lists are separated by `|`;
    lines that begin with `#` are comments. Raises `RulesError` where a column or a value does not fit.
    """
    return tuple(_rows(rules_folder().joinpath(path), path, row))


def read_folder(path: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of every `.tsv` file in a folder below `rules/`, in the order of the files' names."""
    names = sorted(entry.name for entry in rules_folder().joinpath(path).iterdir() if entry.name.endswith(".tsv"))
    return tuple(record for name in names for record in read_table(f"{path}/{name}", row))


def _rows(source: Traversable, path: str, row: type[Row]) -> Iterator[Row]:
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as error:
        raise RulesError(f"The knowledge file {path} cannot be read ({error}); install Dateline again.") from error
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    cells = csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(cells, [])
    _check_header(path, header, row)
    converters = _converters(row)  # type: ignore[arg-type]  # a class is hashable; mypy cannot say so of type[Row]
    columns = tuple((name, converters[name]) for name in header)
    for (number, _), values in zip(lines[1:], cells, strict=True):
        yield _record((path, number), values, columns, row)


def _check_header(path: str, header: list[str], row: type[Any]) -> None:
    known = {f.name for f in fields(row)}
    needed = {f.name for f in fields(row) if f.default is MISSING and f.default_factory is MISSING}
    if not needed <= set(header) <= known:
        raise RulesError(f"{path}: the header has {header}; it needs {sorted(needed)} and may have {sorted(known)}.")


def _record(at: tuple[str, int], values: list[str], columns: Columns, row: type[Row]) -> Row:
    path, number = at
    if len(values) > len(columns):
        raise RulesError(f"{path}:{number}: {len(values) - len(columns)} cells more than the header has.")
    try:
        return row(**{name: convert(cell.strip()) for (name, convert), cell in zip(columns, values, strict=False)})
    except (TypeError, ValueError) as error:  # a cell that is missing, or of the wrong kind
        raise RulesError(f"{path}:{number}: {error}.") from error


@cache
def _converters(row: type[Any]) -> dict[str, Any]:
    return {name: _converter(hint) for name, hint in get_type_hints(row).items()}


def _converter(hint: Any) -> Any:
    """What turns a cell into a value of the hinted type: str, int, float, bool, tuple[str, ...], or one of these or None."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = _converter(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda cell: inner(cell) if cell else None
    if get_origin(hint) is tuple:
        return lambda cell: tuple(part.strip() for part in cell.split("|") if part.strip())
    if hint is bool:
        return lambda cell: cell in ("1", "yes", "true")
    return hint if hint in (int, float) else str
