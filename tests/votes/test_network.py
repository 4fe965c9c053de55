"""The network's file: what ships can be read; what is cut, absent, changed or of another version is refused in one line."""

import hashlib
import shutil
from pathlib import Path

import pytest

from dateline.model import UsageError
from dateline.votes import network
from dateline.votes.network import FILE, Network, load_network
from dateline.votes.votes import votes_on


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the file that ships, with its checksum."""
    shutil.copy(FILE, tmp_path / FILE.name)
    shutil.copy(FILE.with_suffix(".sha256"), tmp_path / FILE.with_suffix(".sha256").name)
    return tmp_path / FILE.name


def refused(path: Path) -> str:
    """The one line that says why the file cannot be used, and the way out."""
    with pytest.raises(UsageError) as caught:
        Network(path)
    message = str(caught.value)
    assert "\n" not in message
    assert "--engine rules" in message
    return message


def test_what_ships_finds_a_trigger() -> None:
    """Out of the box the network sees what a plain sentence tells."""
    text = "Gunmen killed six farmers near Gusau on Monday."
    votes = votes_on(text, load_network())
    assert [text[s.start : s.end] for s in votes.spans("trigger", 0.5)] == ["killed"]
    assert votes.shares("modality", 7, 13)["asserted"] > 0.5
    assert votes.topics["conflict"] > 0.9


def test_the_same_text_has_the_same_votes() -> None:
    """Twice, alone and among others, a text is read alike."""
    text = "Shells hit a market in Qerwan, killing twelve people. " * 40
    one, other = votes_on(text, load_network()), votes_on(text, load_network())
    assert (one.heads == other.heads).all()


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    """The line says that it is not there."""
    assert "not there" in refused(tmp_path / "network.onnx")


def test_a_cut_file_is_refused(copy: Path) -> None:
    """Half a file is not the file."""
    copy.write_bytes(copy.read_bytes()[: 1 << 20])
    assert "damaged" in refused(copy)


def test_a_changed_file_is_refused(copy: Path) -> None:
    """One byte is enough."""
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    assert "damaged" in refused(copy)


def test_an_empty_checksum_is_refused(copy: Path) -> None:
    """Without a sum nothing can be checked."""
    copy.with_suffix(".sha256").write_text("")
    refused(copy)


def test_what_is_no_network_is_refused(tmp_path: Path) -> None:
    """A sum that is right makes no model of a text."""
    path = tmp_path / "network.onnx"
    path.write_bytes(b"no network")
    path.with_suffix(".sha256").write_text(hashlib.sha256(b"no network").hexdigest())
    assert "can be run" in refused(path)


def test_another_version_is_refused(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose heads are laid out otherwise would be misread."""
    monkeypatch.setattr(network, "FORMAT", "0")
    assert "another version" in refused(copy)
