"""Files, folders, patterns, standard input and all that can be wrong with them."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.reading import KNOW, document, findings, page, results

from dateline.model import Document, Settings
from dateline.read.sources import read_inputs


def _read(*paths: Path | str, **choices: int) -> tuple[list[Document], str]:
    found = list(
        read_inputs(
            [str(path) for path in paths],
            Settings(published="2023-06-05", max_characters=choices.get("most", 1_000_000)),
            KNOW,
        )
    )
    messages = [finding.message for result in found for finding in result.findings]
    return [one for result in found for one in result.records], "\n".join(messages)


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    """Subfolders too; hidden files and a README are passed over and other formats are reported."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/d.txt", ".hidden.txt", "x.jpg", "README.md"):
        (tmp_path / name).write_text(f"It fell in {name}.")
    documents, messages = _read(tmp_path)
    assert [Path(one.path or "").name for one in documents] == ["a.md", "c.txt", "d.txt"]
    assert "x.jpg was left out" in messages and "hidden" not in messages


def test_one_bad_file_of_a_thousand_loses_nothing_else(tmp_path: Path) -> None:
    """999 documents come out, and one finding names the file."""
    for number in range(999):
        (tmp_path / f"{number:04}.txt").write_text(f"Gunmen killed {number} people.")
    (tmp_path / "0500x.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    documents, messages = _read(tmp_path)
    assert len(documents) == 999
    assert "0500x.txt: This is a PNG image" in messages


def test_documents_come_one_by_one(tmp_path: Path) -> None:
    """The first document is there before the second file is opened."""
    (tmp_path / "a.txt").write_text("It fell.")
    stream = read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Settings(), KNOW)
    assert next(stream).records[0].text == "It fell."
    (tmp_path / "b.txt").write_text("It rose.")
    assert next(stream).records[0].text == "It rose."


def test_patterns_and_missing_files(tmp_path: Path) -> None:
    """A pattern stands for the files that match it; what is not there is a finding."""
    (tmp_path / "a.txt").write_text("It fell.")
    documents, messages = _read(
        tmp_path / "*.txt", tmp_path / "*.md", tmp_path / "none.txt", "nul\0.txt", tmp_path / "e*"
    )
    assert [one.text for one in documents] == ["It fell."]
    assert "No file matches" in messages and "none.txt cannot be read (No such file or directory)" in messages
    assert "nul" in messages


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A single dash is standard input, and the document has no path."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It fell.")))
    documents, _ = _read("-")
    assert [(one.text, one.path) for one in documents] == [("It fell.", None)]


def test_a_duplicate_is_named_and_left_out(tmp_path: Path) -> None:
    """The same text twice is one document, whatever the line endings and the file's name."""
    (tmp_path / "a.txt").write_bytes(b"It fell.\nIt rose.")
    (tmp_path / "b.txt").write_bytes(b"It fell.\r\nIt rose.")
    documents, messages = _read(tmp_path, tmp_path / "a.txt")
    assert len(documents) == 1
    assert f"b.txt is a duplicate of {tmp_path / 'a.txt'}" in messages


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\x00\x00"])
def test_an_empty_file_is_no_document(data: bytes, name: str) -> None:
    """Whatever its format, it gives no document and no crash."""
    assert [one for result in results(data, name) for one in result.records] == []
    assert name == "a.jsonl" or "empty" in findings(data, name) or "binary" in findings(data, name)


def test_ten_megabytes_of_one_line_are_cut(tmp_path: Path) -> None:
    """The text ends after a sentence below the limit, with a finding."""
    (tmp_path / "a.txt").write_bytes(b"Five soldiers were killed in Homs. " * 300_000)
    documents, messages = _read(tmp_path / "a.txt")
    assert 999_000 < len(documents[0].text) <= 1_000_000
    assert documents[0].text.endswith("Homs.")
    assert "was cut after" in messages


def test_a_long_text_is_cut_at_a_paragraph(tmp_path: Path) -> None:
    """What is left ends with a whole paragraph."""
    (tmp_path / "a.txt").write_text("\n\n".join(f"Paragraph {n} is here." for n in range(50)))
    documents, _ = _read(tmp_path / "a.txt", most=100)
    assert documents[0].text.rstrip().endswith("is here.") and len(documents[0].text) <= 100


@pytest.mark.parametrize(
    "data", [b"**a " * 200_000, b"[" * 300_000, b"\\" * 300_000, b"- a\n" * 50_000, b" - " * 100_000, b"(" * 300_000]
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_hostile_marks_take_linear_time(data: bytes, name: str) -> None:
    """Endless marks are read as text, or found to hold none, and the reader comes back."""
    (result,) = results(data, name)
    assert result.records or result.findings


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "-"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    """Random bytes in any format give results, and every document is sound."""
    for result in results(data, name):
        for one in result.records:
            assert one.text.strip() and one.id.startswith("sha256:")
            assert all(0 <= block.start < block.end <= len(one.text) for block in one.blocks)


MARKS = ["# Raid", "> We won", "- item **b**", "*", "[x](y)", "---", "====", "(", "1)", "•", ":", "\t indented", ""]
HEADS = ["18:40 – Fell", "GOMA, 5 June (AP) – It fell.", "By Ana Ruiz", "Source: OCHA", "© 2020 River Post", "It fell."]
ODD = ["Ünïcödé — 日本 العربية", "\r", "a\rb"]
LINE_SOUP = st.lists(st.sampled_from(MARKS + HEADS + ODD) | st.text(max_size=30), max_size=12)


@settings(deadline=None, max_examples=200)
@given(LINE_SOUP, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["a.txt", "a.md"]))
def test_offsets_survive_reading(lines: list[str], newline: str, name: str) -> None:
    """Every kept character that the map knows is the same character in the raw capture."""
    data = newline.join(lines).encode("utf-8", "replace")
    for result in results(data, name):
        for one in result.records:
            raw = data.decode("utf-8").removeprefix("\ufeff")
            pairs = [(one.raw_offset(at), character) for at, character in enumerate(one.text)]
            assert all(at is None or raw[at] == character or not raw[at].isprintable() for at, character in pairs)
            assert all(at is not None or character == "\n" for at, character in pairs)


@settings(deadline=None, max_examples=200)
@given(LINE_SOUP, st.sampled_from(["a.txt", "a.md"]))
def test_blocks_are_in_order_and_apart(lines: list[str], name: str) -> None:
    """No two blocks share a character, none is blank, and the same bytes give the same document."""
    data = "\n".join(lines).encode("utf-8", "replace")
    for first, second in zip(results(data, name), results(data, name), strict=True):
        assert first == second
        for one in first.records:
            assert all(a.end <= b.start for a, b in zip(one.blocks, one.blocks[1:], strict=False))
            assert all(words.strip() for _, words in page(one))


def test_every_word_of_a_plain_text_is_in_a_block() -> None:
    """Only markers, clock times and the dateline's dash stand outside."""
    text = "Army leaves town\n\nGOMA, 5 June – It fell.\nMore fell.\n\n- One died.\n\n18:40 – Shells.\n"
    assert [words for _, words in page(document(text))] == [
        "Army leaves town", "GOMA, 5 June –", "It fell.", "More fell.", "One died.", "Shells.",
    ]  # fmt: skip
