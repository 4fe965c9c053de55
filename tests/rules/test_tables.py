"""The one loader of knowledge files: what it reads, and every fault that it names."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.model import RulesError
from dateline.rules import tables
from dateline.rules.tables import read_folder, read_table, rules_folder


@dataclass(frozen=True, slots=True)
class Sample:
    """A row with a field of each kind that the loader knows."""

    id: str
    count: int
    words: tuple[str, ...] = ()
    weight: float = 1.0
    is_big: bool = False
    note: str | None = None


Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a knowledge file into a folder that stands in for `rules/`."""
    monkeypatch.setattr(tables, "rules_folder", lambda: tmp_path)

    def into(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    return into


def test_cells_become_values(write: Write) -> None:
    """Lists are cut at `|`, flags and numbers read, blanks trimmed, an empty optional cell is nothing."""
    write(
        "t.tsv",
        "# a comment\nid\tcount\twords\tweight\tis_big\tnote\na\t 3 \tone | two|\t0.5\tyes\t\n\nb\t4\t\t2\t0\twell\n",
    )
    assert read_table("t.tsv", Sample) == (
        Sample("a", 3, ("one", "two"), 0.5, True, None),
        Sample("b", 4, (), 2.0, False, "well"),
    )


def test_missing_columns_take_their_defaults(write: Write) -> None:
    """A field without a column has the value that the record gives it."""
    write("t.tsv", "id\tcount\na\t3\n")
    assert read_table("t.tsv", Sample) == (Sample("a", 3),)


def test_quotation_marks_are_words(write: Write) -> None:
    """Nothing quotes: a mark in a cell stays where it is."""
    write("t.tsv", 'id\tcount\tnote\na\t3\t"so-called\n')
    assert read_table("t.tsv", Sample)[0].note == '"so-called'


def test_a_folder_is_read_in_the_order_of_its_names(write: Write) -> None:
    """The files of a folder make one table; what is no table is left out."""
    write("f/b.tsv", "id\tcount\nb\t2\n")
    write("f/a.tsv", "id\tcount\na\t1\n")
    write("f/README.md", "no table")
    assert [row.id for row in read_folder("f", Sample)] == ["a", "b"]


FAULTS = (
    ("id\tcount\tsize\na\t3\t4\n", r"t\.tsv: the header has \['id', 'count', 'size'\]"),
    ("id\na\n", r"it needs \['count', 'id'\]"),
    ("", r"t\.tsv: the header has \[\]"),
    ("# only a comment\n", r"t\.tsv: the header has \[\]"),
    ("id\tcount\na\tthree\n", r"t\.tsv:2: .*three"),
    ("# c\n\nid\tcount\na\t1\n\nb\tx\n", r"t\.tsv:6: .*'x'"),
    ("id\tcount\na\t3\textra\n", r"t\.tsv:2: 1 cells more"),
    ("id\tcount\tweight\na\t3\theavy\n", r"t\.tsv:2: .*heavy"),
)


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_named_with_its_line(write: Write, text: str, message: str) -> None:
    """A column or a value that does not fit says in which file and line it stands."""
    write("t.tsv", text)
    with pytest.raises(RulesError, match=message):
        read_table("t.tsv", Sample)


def test_a_row_that_is_cut_short_is_a_fault(write: Write) -> None:
    """A row that lacks a needed cell says where it stands."""
    write("t.tsv", "id\tcount\na\n")
    with pytest.raises(RulesError, match=r"t\.tsv:2: .*count"):
        read_table("t.tsv", Sample)


def test_a_missing_file_says_how_to_get_it_back() -> None:
    """The message ends with the way out."""
    with pytest.raises(RulesError, match=r"nowhere\.tsv cannot be read .*install Dateline again"):
        read_table("nowhere.tsv", Sample)


def test_the_real_folder_has_the_real_tables() -> None:
    """The rules come with the package."""
    assert rules_folder().joinpath("frames.tsv").is_file()
