"""Files, folders, patterns and standard input to documents, one after the other, whatever is in them."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.model import Document, Finding, Result, Settings
from dateline.read.assemble import to_document
from dateline.read.decode import decode
from dateline.read.jsonl import looks_like_jsonl, read_jsonl
from dateline.read.markdown import read_markdown
from dateline.read.page import Page, Run
from dateline.read.text import read_text
from dateline.rules.header_types import HeaderKnowledge

_FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_MOST_BYTES = 64 * 1024 * 1024  # of one file, or of one line of JSON Lines
_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")


def read_inputs(
    paths: Sequence[str], settings: Settings, header: HeaderKnowledge, today: str | None = None
) -> Iterator[Result[Document]]:
    """One result a report, in the order of the paths, folders from A to Z; a report met before is left out.

    "-" is standard input. What cannot be read gives a result without a document, and the run goes on.
    """
    run = Run(settings, header, today)
    return _without_repeats(result for path in paths for result in _read_path(path, run))


def read_bytes(
    data: bytes, name: str, settings: Settings, header: HeaderKnowledge, today: str | None = None
) -> tuple[Result[Document], ...]:
    """The documents of one capture, its format told by the name's ending, else by its first bytes."""
    return tuple(_read_capture(data, name, Run(settings, header, today)))


def _read_path(path: str, run: Run) -> Iterator[Result[Document]]:
    if path == "-":
        yield from _read_capture(sys.stdin.buffer.read(_MOST_BYTES + 1), "-", run)
    elif Path(path).is_dir():
        yield from _read_folder(path, run)
    elif glob.has_magic(path) and not Path(path).exists():
        yield from _read_pattern(path, run)
    else:
        yield from _read_file(path, run)


def _read_pattern(path: str, run: Run) -> Iterator[Result[Document]]:
    found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - pathlib has no glob for absolute patterns
    if not found:
        yield _failed(f"No file matches {path}.")
    for name in found:
        yield from _read_folder(name, run) if Path(name).is_dir() else _read_file(name, run)


def _read_folder(path: str, run: Run) -> Iterator[Result[Document]]:
    """Every file below the folder, in sorted order; hidden ones and READMEs are passed over, other formats reported."""
    failures: list[OSError] = []
    empty = True
    for folder, subfolders, names in os.walk(path, onerror=failures.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(name for name in names if not _is_aside(name)):
            empty = False
            yield from _read_member(Path(folder, name), run)
    yield from (_failed(f"{error.filename} cannot be read ({error.strerror}).") for error in failures)
    if empty and not failures:
        yield _failed(f"The folder {path} holds no files.")


def _is_aside(name: str) -> bool:
    return name.startswith(".") or Path(name).stem.lower() == "readme"


def _read_member(path: Path, run: Run) -> Iterator[Result[Document]]:
    """A file met in a folder: one of unknown format is not tried, as it was not asked for by name."""
    if path.suffix and path.suffix.lower() not in _FORMATS:
        yield _failed(f"{path} was left out: only text, Markdown, HTML and JSON Lines are read.")
    elif path.exists() and not path.is_file():
        yield _failed(f"{path} was left out: it is not a regular file.")
    else:
        yield from _read_file(str(path), run)


def _read_file(path: str, run: Run) -> Iterator[Result[Document]]:
    name = _encodable(path)
    try:
        with Path(path).open("rb") as stream:
            if _FORMATS.get(Path(path).suffix.lower()) == "jsonl" and stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                yield from read_jsonl(_json_lines(stream), name, run)
                return
            data = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _failed(f"{name} cannot be read ({reason}).")
        return
    yield from _read_capture(data, name, run)


def _json_lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(_MOST_BYTES):
        yield line


def _read_capture(data: bytes, name: str, run: Run) -> Iterator[Result[Document]]:
    path = None if name == "-" else name
    if len(data) > _MOST_BYTES:
        yield _failed(f"{name} is larger than {_MOST_BYTES // 1024**2} MB and was not read; split it.")
        return
    kind = _FORMATS.get(Path(name).suffix.lower()) or _sniffed(data)
    if kind == "jsonl":
        yield from read_jsonl(data.split(b"\n"), name, run)
        return
    decoded = decode(data)
    if decoded.text is None:
        yield Result((), tuple(Finding("read", f"{name}: {finding.message}") for finding in decoded.findings))
        return
    result = to_document(_read_page(decoded.text, kind, run.settings.max_characters), path, run)
    yield Result(result.records, (*decoded.findings, *result.findings))


def _sniffed(data: bytes) -> str:
    """The format of a capture whose name does not tell it."""
    head = data[:1024].lower()
    if any(opening in head for opening in _HTML_OPENINGS):
        return "html"
    return "jsonl" if looks_like_jsonl(data) else "text"


def _read_page(text: str, kind: str, limit: int) -> Page:
    if kind == "html":
        from dateline.read.html import read_html  # loads lxml only where there is a web page

        return read_html(text, limit)
    return read_markdown(text, limit) if kind == "markdown" else read_text(text, limit)


def _without_repeats(results: Iterable[Result[Document]]) -> Iterator[Result[Document]]:
    """The results, those of texts met before replaced by a finding that names the first."""
    seen: dict[str, str] = {}
    for result in results:
        repeat = next((document for document in result.records if document.id in seen), None)
        if repeat is not None:
            yield _failed(f"{_name(repeat)} is a duplicate of {seen[repeat.id]} and was left out.")
            continue
        seen.update({document.id: _name(document) for document in result.records})
        yield result


def _name(document: Document) -> str:
    return document.path or "standard input"


def _failed(message: str) -> Result[Document]:
    return Result((), (Finding("read", _encodable(message)),))


def _encodable(text: str) -> str:
    """The text, with the bytes of a file's name that are no UTF-8 replaced, so that it can be stored and printed."""
    return text.encode("utf-8", "replace").decode()
