"""A table of one's own places is checked line by line, and every error is one sentence that names the line."""

from pathlib import Path

import pytest

from dateline.model import UsageError
from dateline.rules.places.own_places import read_own_places

HEADER = "name,aliases,lat,lon,country,feature,radius_km\n"

ERRORS = (
    ("", "the header lacks name, lat, lon"),
    (HEADER, "has no places"),
    ("name;lat;lon\nA;1;2\n", "separated by commas"),
    ("place,latitude,longitude\nA,1,2\n", "the header lacks name, lat, lon.*name,aliases,lat,lon"),
    ("name,lat,lon,height\nA,1,2,3\n", "the header has height"),
    ("name,lat,lon,lat\nA,1,2,3\n", "a column twice"),
    (HEADER + "Tell,,36.2,37.1,SY,camp\n", "line 2: 6 cells where the header has 7"),
    (HEADER + ",,36.2,37.1,SY,camp,2\n", "line 2: the name is empty"),
    (HEADER + "Tell,,north,37.1,SY,camp,2\n", "line 2: lat 'north' is no number"),
    (HEADER + "Tell,,nan,37.1,SY,camp,2\n", "line 2: lat nan"),
    (HEADER + "Tell,,36.2,237.1,SY,camp,2\n", "line 2: .* outside -90 to 90"),
    (HEADER + "Tell,,137.1,36.2,,camp,2\n", r"line 2: .* \(are lat and lon swapped\?\)"),
    (HEADER + "Post,,37.8,48.6,UA,site,2\n", "line 2: .* far from Ukraine; lat and lon are swapped"),
    (HEADER + "Tell,,36.2,37.1,Syria,camp,2\n", "line 2: 'SYRIA' is no ISO 3166-1"),
    (HEADER + "Tell,,36.2,37.1,SY,bunker,2\n", "line 2: there is no feature 'bunker'; choose one of: .*camp"),
    (HEADER + "Tell,,36.2,37.1,SY,camp,-2\n", "line 2: radius_km '-2'"),
    (HEADER + "Tell,,36.2,37.1,SY,camp,wide\n", "line 2: radius_km 'wide'"),
    (
        HEADER + "Tell,,36.2,37.1,SY,,\n\nal-Nour,,34,36,SY,,\ntell,,36.203,37.1,,,\n",
        "line 5: tell stands in line 2 already",
    ),
    (HEADER + '"Tell,,36.2,37.1,SY,camp,2\n', "no table of comma-separated values"),
)


def _table(folder: Path, text: str) -> Path:
    path = folder / "my-places.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(("text", "message"), ERRORS)
def test_every_error_names_its_line(tmp_path: Path, text: str, message: str) -> None:
    """Wrong columns, exchanged or impossible figures, unknown words and duplicates are each refused in one sentence."""
    with pytest.raises(UsageError, match=message) as error:
        read_own_places(_table(tmp_path, text))
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(str(tmp_path))


def test_reads_what_spreadsheets_write(tmp_path: Path) -> None:
    """A mark at the beginning, Windows line ends, spaces, capitals in the header and optional columns are no errors."""
    text = "\ufeffName, LAT ,lon,aliases\r\n Tell Abyad Post , 36.7,38.95, Post 1 | Girê Spî |\r\n"
    ((place, names),) = read_own_places(_table(tmp_path, text))
    assert names == ("Tell Abyad Post", "Post 1", "Girê Spî")
    assert (place.lat, place.lon, place.country, place.feature, place.radius) == (367_000, 389_500, None, "site", None)


def test_namesakes_far_apart_are_two_places(tmp_path: Path) -> None:
    """One name at two spots is two places with two identifiers."""
    found = read_own_places(_table(tmp_path, HEADER + "Tell,,36.2,37.1,SY,,\nTell,,35.2,37.1,SY,,\n"))
    assert len({place.ref for place, _ in found}) == len({place.number for place, _ in found}) == 2


def test_a_file_of_another_encoding_or_none_at_all(tmp_path: Path) -> None:
    """The error says how to save the file, or that it is not there."""
    path = tmp_path / "my-places.csv"
    path.write_bytes("name,lat,lon\nÖlberg,31.78,35.24\n".encode("latin-1"))
    with pytest.raises(UsageError, match="save it as “CSV UTF-8”"):
        read_own_places(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_own_places(tmp_path / "none.csv")
