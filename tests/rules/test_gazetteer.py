"""The gazetteer finds the places that reports name, under the spellings that reports use."""

# ruff: noqa: E501  # a table row stays one line

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import RulesError
from dateline.rules.places import compile as recipe
from dateline.rules.places.fold import Family, bare, fold, loose
from dateline.rules.places.gazetteer import Gazetteer, open_gazetteer, town_radius_m
from dateline.rules.places.knowledge import load_place_knowledge

# name, country, latitude, longitude (degrees, to a tenth), one feature that must be among the candidates
NAMES = (
    ("Jableh", "SY", 35.4, 35.9, "town"),
    ("Tartous", "SY", 34.9, 35.9, "town"),
    ("Latakia", "SY", 35.5, 35.8, "town"),
    ("Palmyra", "SY", 34.6, 38.3, "town"),
    ("Deir ez-Zor", "SY", 35.3, 40.1, "town"),
    ("Deir Ezzor", "SY", 35.3, 40.1, "town"),
    ("Deir al-Zour", "SY", 35.3, 40.1, "town"),
    ("Raqqa", "SY", 36.0, 39.0, "town"),
    ("al-Bab", "SY", 36.4, 37.5, "town"),
    ("Kobane", "SY", 36.9, 38.4, "town"),
    ("Marea", "SY", 36.5, 37.2, "town"),
    ("Khan al-Assal", "SY", 36.2, 37.0, "town"),
    ("Rutbah", "IQ", 33.0, 40.3, "town"),
    ("Al Rutba", "IQ", 33.0, 40.3, "town"),
    ("Fallujah", "IQ", 33.3, 43.8, "town"),
    ("Mosul", "IQ", 36.3, 43.1, "town"),
    ("Tal Afar", "IQ", 36.4, 42.4, "seat"),
    ("Khan Younis", "PS", 31.3, 34.3, "town"),
    ("Nahariya", "IL", 33.0, 35.1, "town"),
    ("Nabatieh", "LB", 33.4, 35.5, "town"),
    ("Baalbek", "LB", 34.0, 36.2, "town"),
    ("Tyre", "LB", 33.3, 35.2, "town"),
    ("Kyiv", "UA", 50.5, 30.5, "capital"),
    ("Kiev", "UA", 50.5, 30.5, "capital"),
    ("Chasiv Yar", "UA", 48.6, 37.8, "town"),
    ("Lugansk", "UA", 48.6, 39.3, "town"),
    ("Donbas", "UA", 48.2, 38.2, "region"),
    ("Al-Fashir", "SD", 13.6, 25.3, "town"),
    ("El Fasher", "SD", 13.6, 25.3, "town"),
    ("Goma", "CD", -1.7, 29.2, "town"),
    ("Bunagana", "CD", -1.3, 29.6, "town"),
    ("Gubio", "NG", 12.5, 12.8, "seat"),
    ("Magumeri", "NG", 12.1, 12.8, "town"),
    ("Sambisa Forest", "NG", 11.2, 13.4, "region"),
    ("Coalcomán", "MX", 18.8, -103.2, "town"),
    ("Tepalcatepec", "MX", 19.2, -102.8, "town"),
    ("Aguililla", "MX", 18.7, -102.8, "town"),
    ("Hodeida", "YE", 14.8, 43.0, "town"),
    ("Mekelle", "ET", 13.5, 39.5, "town"),
    ("Stepanakert", "AZ", 39.8, 46.8, "town"),
    ("Rangoon", "MM", 16.8, 96.2, "town"),
    ("Cité Soleil", "HT", 18.6, -72.3, "district"),
)
DIVISIONS = (
    ("Anbar", "IQ"), ("Borno", "NG"), ("Michoacán", "MX"), ("Deir ez-Zor", "SY"), ("Rural Damascus", "SY"), ("Donetsk", "UA"),
    ("North Kivu", "CD"), ("Ituri", "CD"), ("Helmand", "AF"), ("Khyber Pakhtunkhwa", "PK"), ("Rakhine", "MM"), ("Nineveh", "IQ"),
    ("Lower Shabelle", "SO"), ("North Darfur", "SD"), ("Bekaa", "LB"), ("Tigray", "ET"), ("Cabo Delgado", "MZ"), ("Texas", "US"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "country", "lat", "lon", "feature"), NAMES)
def test_finds_the_places_that_reports_name(name: str, country: str, lat: float, lon: float, feature: str) -> None:
    """A name as reports spell it finds the place, at its place."""
    found = [c for c in open_gazetteer().lookup(name) if (c.country, c.feature) == (country, feature)]
    assert any(abs(c.lat - lat) < 0.1 and abs(c.lon - lon) < 0.1 for c in found)


@pytest.mark.parametrize(("name", "country"), DIVISIONS)
def test_finds_first_level_divisions_by_english_names(name: str, country: str) -> None:
    """A division is found under the name that reports in English use."""
    found = [c for c in open_gazetteer().lookup(name) if (c.country, c.feature) == (country, "division")]
    assert len(found) == 1
    assert found[0].admin1 == found[0].name


def test_towns_know_their_division_by_its_english_name() -> None:
    """The division on a town is the one that the table of divisions names."""
    found = {(c.name, c.admin1) for name in ("Jableh", "Gubio", "Aguililla") for c in open_gazetteer().lookup(name)}
    assert found == {("Jableh", "Latakia"), ("Gubio", "Borno"), ("Aguililla", "Michoacán")}


def test_loose_spellings_are_a_last_resort() -> None:
    """A transliteration nobody listed is found, said to be loose, and found only when asked for."""
    gazetteer = open_gazetteer()
    found = gazetteer.lookup("Dayr Hafer")
    assert {c.match for c in found} == {"loose"}
    assert any(c.country == "SY" for c in found)
    assert gazetteer.lookup("Dayr Hafer", loosely=False) == ()
    assert gazetteer.lookup("Qwertyuiop") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ar-Raqqah", "al raqqah"), ("Kramators’k", "Kramatorsk"), ("Coalcomán", "COALCOMAN"), ("Ţarţūs", "Tartus"), ("  Tel\nAviv ", "tel aviv")],
)  # fmt: skip
def test_spellings_fold_together(one: str, other: str) -> None:
    """Case, marks, apostrophes, hyphens and the form of the article do not tell names apart."""
    assert fold(one) == fold(other)


# as Ukrainian and as Russian spells it
PAIRS = (
    ("Kharkiv", "Kharkov"), ("Kupiansk", "Kupyansk"), ("Vovchansk", "Volchansk"), ("Kyiv", "Kiev"), ("Lyptsi", "Liptsy"),
    ("Starytsia", "Staritsa"), ("Avdiivka", "Avdeevka"), ("Chernihiv", "Chernigov"), ("Luhansk", "Lugansk"), ("Lyman", "Liman"),
    ("Izium", "Izyum"), ("Sievierodonetsk", "Severodonetsk"), ("Kreminna", "Kremennaya"), ("Lysychansk", "Lisichansk"),
    ("Rubizhne", "Rubezhnoye"), ("Hostomel", "Gostomel"), ("Vuhledar", "Ugledar"), ("Orikhiv", "Orekhov"),
    ("Huliaipole", "Gulyaypole"), ("Kurakhove", "Kurakhovo"), ("Krasnohorivka", "Krasnogorovka"), ("Pisky", "Peski"),
    ("Synkivka", "Sinkovka"), ("Bilohorivka", "Belogorovka"), ("Klishchiivka", "Kleshcheevka"), ("Kryvyi Rih", "Krivoy Rog"),
    ("Zaporizhzhia", "Zaporozhye"), ("Velyka Novosilka", "Velikaya Novosyolka"), ("Dovhenke", "Dolgenkoye"),
)  # fmt: skip
STRANGERS = (("Kharkiv", "Kherson"), ("Lyman", "Lyptsi"), ("Pisky", "Popasna"), ("Izium", "Irpin"), ("Sumy", "Smila"))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_ukrainian_and_russian_spellings_fall_together_loosely(one: str, other: str) -> None:
    """The pairs that reports of the war mix share a loose key."""
    assert loose(fold(one), "cyrillic") == loose(fold(other), "cyrillic")


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_other_towns_stay_apart(one: str, other: str) -> None:
    """A loose key still tells one town from another."""
    assert loose(fold(one), "cyrillic") != loose(fold(other), "cyrillic")


def test_sounds_are_clean() -> None:
    """Every rule changes its example, or its two examples fall together, in its family."""
    for row in _rows_of("sounds.tsv"):
        one, _, other = row["example"].partition(" ")
        family: Family = "arabic" if row["family"] == "arabic" else "cyrillic"
        assert loose(one, family) != one or loose(one, family) == loose(other, family)


def test_knows_districts_and_what_they_lie_in() -> None:
    """A second-level division is found by its full name and by the short one, in its division and country."""
    gazetteer = open_gazetteer()
    (district,) = [c for c in gazetteer.lookup("Kupiansk Raion") if c.feature == "county"]
    assert district in [replace(c, is_main_name=True) for c in gazetteer.lookup("Kupiansk") if c.feature == "county"]
    assert gazetteer.parents(district.place_id) == (district.admin1, "Ukraine")
    assert gazetteer.parents("dateline:UA.07") == ("Ukraine",)
    assert gazetteer.parents("geonames:1") == gazetteer.parents("nobody:1") == ()


def test_one_town_of_a_country_is_its_capital() -> None:
    """Of the towns that are called as the capital is, the most populous is the capital."""
    found = [c for c in open_gazetteer().lookup("Washington") if c.feature == "capital"]
    assert [(c.country, c.admin1) for c in found] == [("US", "Washington DC")]


def test_says_where_a_point_lies() -> None:
    """A point has the country and division of the nearest town; one in the ocean has none."""
    gazetteer = open_gazetteer()
    assert gazetteer.around(36.21, 37.16) == ("SY", "Aleppo")
    assert gazetteer.around(-10.0, 75.0) == (None, None)


def test_opens_and_answers() -> None:
    """The file opens by itself and answers at once, with no table read into memory before."""
    assert Gazetteer(recipe.TARGET).lookup("Aleppo")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("raqqa", "rakka"),
        ("dayr", "deir"),
        ("douma", "duma"),
        ("rutbah", "rutba"),
        ("ghouta", "ghuta"),
        ("hassakeh", "hasaka"),
    ],
)
def test_transliterations_fall_together_loosely(one: str, other: str) -> None:
    """The usual variants of an Arabic name share a loose key."""
    assert loose(one) == loose(other)


def test_the_article_goes_only_from_the_start_of_a_word() -> None:
    """A name that merely begins with the letters of an article keeps them."""
    assert bare(fold("Al-Qaim")) == "qaim"
    assert bare(fold("Aleppo")) == "aleppo"


def test_a_missing_gazetteer_says_the_way_out(tmp_path: Path) -> None:
    """Where the file is missing, the error names the command that makes it."""
    with pytest.raises(RulesError, match=r"missing.*dateline gazetteer build"):
        Gazetteer(tmp_path / "gazetteer.sqlite")


@pytest.mark.parametrize("length", [0, 50, 4096, 100_000])
def test_a_cut_gazetteer_is_refused_at_once(tmp_path: Path, length: int) -> None:
    """A file cut at any point is refused when it is opened, not in the middle of a report."""
    cut = tmp_path / "gazetteer.sqlite"
    with recipe.TARGET.open("rb") as whole:
        cut.write_bytes(whole.read(length))
    with pytest.raises(RulesError, match="cut"):
        Gazetteer(cut)


def test_the_gazetteer_is_small_and_current() -> None:
    """The compiled file is no older than its recipe and stays under 32 MB."""
    assert recipe.is_current()
    assert recipe.TARGET.stat().st_size < 32_000_000


def test_a_failed_compilation_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where compiling breaks off, neither a half-written gazetteer nor its temporary file stays."""

    def broken(_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(recipe, "_fill", broken)
    with pytest.raises(OSError, match="no space"):
        recipe.compile_gazetteer(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_towns_grow_with_their_people() -> None:
    """A town's radius rises from 2 km for a village towards 15 km for the largest cities."""
    radii = [town_radius_m(population) for population in (0, 500, 50_000, 1_000_000, 40_000_000)]
    assert radii == sorted(radii)
    assert (radii[0], radii[-1]) == (2000, 15000)


def _rows_of(name: str) -> list[dict[str, str]]:
    lines = (recipe.FOLDER / name).read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_borders_lie_between_known_countries() -> None:
    """Each border stands once, between two countries that the table has, at a point on the globe."""
    known = {row["code"] for row in _rows("countries.tsv")}
    rows = _rows_of("borders.tsv")
    assert len({(row["one"], row["other"]) for row in rows}) == len(rows) > 300
    for row in rows:
        assert row["one"] < row["other"]
        assert {row["one"], row["other"]} <= known | {"XK"}
        assert abs(float(row["lat"])) <= 90
        assert int(row["radius_km"]) > 0


def _rows(name: str) -> list[dict[str, str]]:
    with (recipe.FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("table", recipe.TABLES)
def test_the_tables_are_whole(table: str) -> None:
    """Every row has a place on the globe, a reach, a version and a source, and no identifier stands twice."""
    rows = _rows(table)
    key = "code" if table == "countries.tsv" else "id"
    assert not [row_key for row_key, count in Counter(row[key] for row in rows).items() if count > 1]
    for row in rows:
        assert None not in row.values()
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert row["since"]
        assert row["source"]
        assert row["radius_km"] == "" or int(row["radius_km"]) > 0


def test_every_division_lies_in_a_known_country() -> None:
    """The countries of the divisions and of the extras are all in the table of countries."""
    known = {row["code"] for row in _rows("countries.tsv")}
    assert {row["country"] for row in _rows("admin1.tsv")} <= known
    assert {row["country"] for row in _rows("extra.tsv")} <= known | {""}


def test_stops_and_cues_are_clean() -> None:
    """There are stops enough, none is the main name of a country, and every bearing and unit is a number that can be."""
    knowledge = load_place_knowledge()
    assert len(knowledge.stops) >= 250
    countries = {fold(row["name"]) for row in _rows("countries.tsv")}
    assert not countries & set(knowledge.stops)
    bearings = [value for kind in ("direction", "part") for value in knowledge.cues[kind].values() if value is not None]
    assert bearings
    assert all(0 <= value < 360 for value in bearings)
    assert all(value for value in knowledge.cues["unit"].values())
