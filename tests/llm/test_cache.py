"""Answers kept: found again, never half-written, and passed over where they are damaged."""

import json
import os
import stat
from pathlib import Path

import pytest

from dateline.llm.cache import Answer, Cache, key_of, user_folder
from dateline.model import UsageError

KEY = key_of(["1", "model", "system", "words"])
ANSWER = Answer('{"events": []}', 120, 8, is_full=True)


def _entry(folder: Path) -> Path:
    (path,) = folder.rglob("*.json")
    return path


def test_an_answer_is_found_again(tmp_path: Path) -> None:
    """What was kept comes back, in another run too, and nothing else does."""
    assert Cache(tmp_path).put(KEY, ANSWER) == ()
    assert Cache(tmp_path).get(KEY).records == (ANSWER,)
    missing = Cache(tmp_path).get(key_of(["2", "model", "system", "words"]))
    assert (missing.records, missing.findings) == ((), ())


def test_every_part_of_the_question_counts() -> None:
    """Another version, model or text is another question, and the parts do not run into one another."""
    parts = ["1", "model", "a", "b"]
    others = [["2", "model", "a", "b"], ["1", "mode", "la", "b"], ["1", "model", "ab", ""], ["1", "model", "a"]]
    assert len({key_of(p) for p in [parts, *others]}) == 5
    assert key_of(["\ud800"]) != key_of(["\\ud800"])


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"null", b"[]", b'{"form": 1}', b'{"form": 2, "answer": "x"}', b"[" * 100_000],
    ids=["empty", "cut", "bytes", "null", "list", "fields", "form", "deep"],
)
def test_a_damaged_entry_is_not_used(tmp_path: Path, data: bytes) -> None:
    """What is not what was written is a finding, and can be written again."""
    cache = Cache(tmp_path)
    cache.put(KEY, ANSWER)
    _entry(tmp_path).write_bytes(data)
    found = cache.get(KEY)
    assert found.records == ()
    assert "is damaged" in found.findings[0].message
    cache.put(KEY, ANSWER)
    assert cache.get(KEY).records == (ANSWER,)


def test_an_answer_that_was_tampered_with_is_not_used(tmp_path: Path) -> None:
    """An entry whose words are not those of its sum is damaged."""
    cache = Cache(tmp_path)
    cache.put(KEY, ANSWER)
    entry = json.loads(_entry(tmp_path).read_text())
    _entry(tmp_path).write_text(json.dumps({**entry, "answer": '{"events": [{}]}'}))
    assert cache.get(KEY).findings[0].message.endswith("is damaged (its sum is wrong) and not used.")


def test_a_write_that_fails_leaves_the_old_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is a finding; the entry that was there stays, and nothing half-written is left behind."""
    cache = Cache(tmp_path)
    cache.put(KEY, ANSWER)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "No space left on device" in cache.put(KEY, Answer("other", 1, 1))[0].message
    assert cache.get(KEY).records == (ANSWER,)
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


def test_a_folder_that_takes_no_files_is_misuse(tmp_path: Path) -> None:
    """It is said before anything is asked, with the way out."""
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(UsageError, match="name another folder with --llm-cache"):
        Cache(file / "answers")


def test_the_folder_is_its_users_alone(tmp_path: Path) -> None:
    """Entries hold words of reports: nobody else can read them."""
    folder = tmp_path / "answers"
    Cache(folder).put(KEY, ANSWER)
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(_entry(folder).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/dateline/llm"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/user/.cache/dateline/llm"),
        ("darwin", {}, "/home/user/Library/Caches/dateline/llm"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/dateline/llm"),
    ],
)
def test_each_system_has_its_folder(
    platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers are kept where the system keeps what can be made again."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("HOME", "/home/user")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folder() == Path(expected)
