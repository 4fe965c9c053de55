"""Answers kept in a folder, each under the hash of what was asked, so that no question is paid for twice.

An entry holds what the model answered, and so words of the report: the folder is its user's alone.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import Finding, Result, UsageError

_FORM = 1  # of an entry; one of another form is asked for anew
_SHORTEN = 2  # letters of the hash that name a subfolder


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answered and how many tokens were sent and received for it; is_full: it had no room for more."""

    text: str
    tokens_in: int
    tokens_out: int
    is_full: bool = False


class Cache:
    """A folder of answers; writing is all or nothing, and what is damaged counts as not there. Raises `UsageError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise UsageError(
                f"Answers cannot be kept in {folder} ({error.strerror}); name another folder with --llm-cache."
            ) from error

    def get(self, key: str) -> Result[Answer]:
        """The answer kept under the key; none where there is none, and a finding where it is damaged."""
        path = self._path(key)
        try:
            return Result((_answer(json.loads(path.read_bytes())),))
        except FileNotFoundError:
            return Result(())
        except (OSError, ValueError, RecursionError) as error:
            reason = str(error) or type(error).__name__
            return Result((), (Finding("extract", f"The kept answer {key[:12]} is damaged ({reason}) and not used."),))

    def put(self, key: str, answer: Answer) -> tuple[Finding, ...]:
        """Keep an answer; a finding where the disk refuses."""
        path = self._path(key)
        entry = {
            "form": _FORM,
            "answer": answer.text,
            "sum": _sum(answer.text),
            "tokens": [answer.tokens_in, answer.tokens_out],
            "full": answer.is_full,
        }
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _write(path, json.dumps(entry).encode())
        except OSError as error:
            return (Finding("extract", f"An answer could not be kept in {self._folder} ({error.strerror})."),)
        return ()

    def _path(self, key: str) -> Path:
        return self._folder / key[:_SHORTEN] / f"{key}.json"


def key_of(parts: Iterable[str]) -> str:
    """The hash under which the answer to a question is kept: of the version of the question, the model, the messages."""
    encoded = json.dumps(list(parts)).encode()  # pure ASCII, and no two lists of parts give the same
    return hashlib.sha256(encoded).hexdigest()


def user_folder() -> Path:
    """Where answers are kept unless another folder is named: `dateline/llm` in the user's folder for caches."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        named = os.environ.get("XDG_CACHE_HOME", "")
        base = named if Path(named).is_absolute() else str(Path.home() / ".cache")
    return Path(base) / "dateline" / "llm"


def _answer(entry: Any) -> Answer:
    """The answer of an entry. Raises `ValueError` where it is not one, or not what was written."""
    match entry:
        case {"form": 1, "answer": str(text), "sum": str(told), "tokens": [int(sent), int(got)], "full": bool(is_full)}:
            if _sum(text) != told:
                raise ValueError("its sum is wrong")
            return Answer(text, sent, got, is_full)
    raise ValueError("it has another form")


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Put the data in the place of the file, whole or not at all."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)  # it is there only where it was not moved
