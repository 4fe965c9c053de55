"""Other rules or another gazetteer are another version; what a page is not read with is none."""

from pathlib import Path

import pytest

from dateline.rules import fingerprint


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules with one table in a folder of its own."""
    (tmp_path / "lang").mkdir()
    (tmp_path / "lang" / "verbs.tsv").write_text("id\nshell\n")
    monkeypatch.setattr(fingerprint, "rules_folder", lambda: tmp_path)
    return tmp_path


def version() -> str:
    """The version, worked out now."""
    return fingerprint.rules_version.__wrapped__()


def test_a_changed_or_new_table_is_another_version(folder: Path) -> None:
    """One more row, or one more table, at any depth."""
    seen = [version()]
    (folder / "lang" / "verbs.tsv").write_text("id\nshell\nburn\n")
    seen.append(version())
    (folder / "frames.tsv").write_text("id\n")
    seen.append(version())
    assert len(set(seen)) == 3


def test_what_no_page_is_read_with_changes_nothing(folder: Path) -> None:
    """Weights of the linker, code and notes."""
    before = version()
    for name in ("linking.tsv", "brief_weights.tsv", "notes.md", "load.py"):
        (folder / name).write_text("anything\n")
    assert version() == before


@pytest.mark.usefixtures("folder")
def test_another_gazetteer_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told by what it says of itself."""

    class Other:
        def about(self) -> dict[str, str]:
            return {"made_from": "a table of our own", "names": "12"}

    before = version()
    monkeypatch.setattr(fingerprint, "open_gazetteer", Other)
    assert version() != before
