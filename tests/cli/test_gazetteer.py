"""`dateline gazetteer`: says what is in use, builds the user's own, and every later run opens it."""

from pathlib import Path

import pytest

from dateline.cli import main
from dateline.rules.places.gazetteer import PATH, open_gazetteer

HEADER = "name,aliases,lat,lon,country,feature,radius_km\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for users' data that is empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("DATELINE_GAZETTEER", raising=False)
    return tmp_path


def test_info_says_whose_data_it_is(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Path, format, size, counts and attribution, one a line."""
    assert main(["gazetteer", "info"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capfd.readouterr().out.splitlines())
    assert lines["path"] == str(PATH)
    assert int(lines["places"].replace(",", "")) > 200_000
    assert "CC BY 4.0" in lines["attribution"]


def test_what_is_built_is_used(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Own places land in the folder for users' data, beside all that came with Dateline, and the next look-up has them."""
    table = home / "mine.csv"
    table.write_text(HEADER + "Zzyzx Camp,,36.2,37.1,SY,camp,2\n", encoding="utf-8")
    assert not open_gazetteer().lookup("Zzyzx Camp")
    assert main(["gazetteer", "build", "--extra", str(table)]) == 0
    built = home / "data" / "dateline" / "gazetteer.sqlite"
    assert str(built) in capfd.readouterr().out
    assert [path.name for path in built.parent.iterdir()] == ["gazetteer.sqlite"]
    assert [c.admin1 for c in open_gazetteer().lookup("Zzyzx Camp")] == ["Aleppo"]
    assert open_gazetteer().lookup("Jableh")


def test_a_damaged_one_is_said_and_not_passed_over(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A cut file, and a missing one that was asked for by name, stop the run with status 3 and the way out."""
    cut = home / "data" / "dateline" / "gazetteer.sqlite"
    cut.parent.mkdir(parents=True)
    cut.write_bytes(PATH.read_bytes()[:50_000])
    assert main(["gazetteer", "info"]) == 3
    assert "dateline gazetteer build" in capfd.readouterr().err
    monkeypatch.setenv("DATELINE_GAZETTEER", str(home / "elsewhere.sqlite"))
    assert main(["gazetteer", "info"]) == 3
    assert "unset DATELINE_GAZETTEER" in capfd.readouterr().err


def test_a_bad_table_is_one_line(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A wrong row ends the command with status 2 and a single line on standard error, and leaves nothing behind."""
    table = home / "mine.csv"
    table.write_text(HEADER + "Post,,37.8,48.6,UA,site,2\n", encoding="utf-8")
    assert main(["gazetteer", "build", "--extra", str(table)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "swapped" in err
    assert not (home / "data").exists()
