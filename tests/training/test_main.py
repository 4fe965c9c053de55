"""The command line of the training: help for every part, and one line where a package is lacking."""

import pytest
from training.__main__ import main


@pytest.mark.parametrize("arguments", [["--help"], ["train", "--help"], ["curve", "--help"], ["check", "--help"]])
def test_help_is_printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every part says what it does."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    assert "usage:" in capsys.readouterr().out


def test_the_corpus_checks_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """The check ends well and counts what there is."""
    assert main(["check"]) == 0
    assert "0 faults" in capsys.readouterr().out
