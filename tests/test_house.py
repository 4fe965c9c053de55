"""The house style, measured: sizes, docstrings, and what each room may lean on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dateline"
FILES = sorted(SOURCE.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef
# the only rooms that may import these packages
ALLOWED = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "msgspec": {"codec.py", "read"},
    "typer": {"cli"},
    "rich": {"cli"},
    "jinja2": {"publish"},
    "httpx": {"llm"},
}


def _names(files: list[Path]) -> list[str]:
    return [str(file.relative_to(SOURCE)) for file in files]


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _functions(node: ast.AST) -> Iterator[Function]:
    return (child for child in ast.walk(node) if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """The public classes and functions of a module, and the public methods of these classes."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


@pytest.mark.parametrize("file", FILES, ids=_names(FILES))
def test_files_and_functions_are_small(file: Path) -> None:
    """No file has more than 400 lines, no function more than 50."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400
    assert not [f"{f.name}: {_lines(f)} lines" for f in _functions(_tree(file)) if _lines(f) > 50]


def test_most_functions_are_tiny() -> None:
    """Half of all functions have 8 lines or fewer, nine of ten fewer than 25."""
    lengths = sorted(_lines(function) for file in FILES for function in _functions(_tree(file)))
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] < 25


@pytest.mark.parametrize("file", FILES, ids=_names(FILES))
def test_everything_public_says_what_it_is(file: Path) -> None:
    """Every module, public class and public function has a docstring."""
    tree = _tree(file)
    assert ast.get_docstring(tree)
    assert not [node.name for node in _public(tree.body) if not ast.get_docstring(node)]


@pytest.mark.parametrize("file", FILES, ids=_names(FILES))
def test_nothing_swallows_every_error(file: Path) -> None:
    """There is one broad except: the boundary around one document in the pipeline."""
    handlers = [node for node in ast.walk(_tree(file)) if isinstance(node, ast.ExceptHandler)]
    broad = [node for node in handlers if node.type is None or _is_broad(node.type)]
    assert len(broad) == (file.name == "pipeline.py")


def _is_broad(caught: ast.expr) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(name, ast.Name) and name.id in ("Exception", "BaseException") for name in names)


@pytest.mark.parametrize("file", FILES, ids=_names(FILES))
def test_packages_are_used_where_they_belong(file: Path) -> None:
    """The database, the codec, the terminal and the templates are each known to one room only."""
    room = file.relative_to(SOURCE).parts[0]
    assert not [package for package in _imported(file) if room not in ALLOWED.get(package, {room})]


def test_the_model_needs_nothing() -> None:
    """The record types import the standard library and one another."""
    files = (SOURCE / "model").glob("*.py")
    assert {package for file in files for package in _imported(file)} <= {
        "collections",
        "dataclasses",
        "dateline",
        "datetime",
        "hashlib",
        "typing",
    }


def _imported(file: Path) -> set[str]:
    nodes = list(ast.walk(_tree(file)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_no_room_for_odds_and_ends() -> None:
    """There are no files for things that found no name."""
    assert not {"utils.py", "helpers.py", "common.py", "misc.py"} & {file.name for file in FILES}
