"""Toponyms resolved: the right namesake, a point with an honest radius, and no guessing."""

# a table row stays one line

import pytest

from dateline.extract.places import spot_places
from dateline.model import PlaceMention, PlaceValue, Result, span_of
from dateline.resolve.place import resolve_places
from dateline.resolve.place_geo import distance_km, midpoint, moved
from dateline.rules.places.knowledge import load_place_knowledge

KNOWLEDGE = load_place_knowledge()

# text, the name asked for, country, division, latitude, longitude, precision
SENSES = (
    ("A bomb killed ten in Jableh, Latakia Province.", "Jableh", "SY", "Latakia", 35.36, 35.93, 1),
    ("After losing Palmyra in central Syria, they left.", "Palmyra", "SY", "Homs", 34.56, 38.28, 1),
    ("A farm near Gubio in Nigeria's Borno state burned.", "Gubio", "NG", "Borno", 12.50, 12.78, 2),
    ("A bomb hit a truck outside Magumeri.", "Magumeri", "NG", "Borno", 12.11, 12.83, 2),
    ("Jets bombed Tyre and the outskirts of Nabatieh.", "Nabatieh", "LB", "Nabatieh", 33.38, 35.48, 2),
    ("Jets bombed Tyre and the outskirts of Nabatieh.", "Tyre", "LB", "South Lebanon", 33.27, 35.20, 1),
    ("In Tripoli and Benghazi militias clashed; Libya is split.", "Tripoli", "LY", "Tripoli", 32.89, 13.19, 1),
    ("In Tripoli and Beirut banks shut; Lebanon is broke.", "Tripoli", "LB", "North Lebanon", 34.43, 35.84, 1),
    ("In Tripoli, Lebanon, shots were fired.", "Tripoli", "LB", "North Lebanon", 34.43, 35.84, 1),
    ("They hold Aleppo province.", "Aleppo", "SY", "Aleppo", 36.35, 37.42, 3),
    ("They hold Aleppo.", "Aleppo", "SY", "Aleppo", 36.20, 37.16, 1),
    ("They shelled Deir ez-Zor city.", "Deir ez-Zor", "SY", "Deir ez-Zor", 35.34, 40.14, 1),
    ("Iraqi forces advanced in Anbar.", "Anbar", "IQ", "Anbar", 33.85, 42.11, 3),
    ("Three died in Michoacán.", "Michoacán", "MX", "Michoacán", 19.40, -101.64, 3),
    ("In Aguililla six were held; Uruapan was calm.", "Aguililla", "MX", "Michoacán", 18.74, -102.79, 1),
    ("Shells hit Kyiv region.", "Kyiv", "UA", "Kyiv", 50.40, 30.67, 3),
    ("Shells hit Kiev.", "Kiev", "UA", "Kyiv City", 50.45, 30.52, 1),
    ("Ukraine holds Donetsk Oblast and Chasiv Yar.", "Chasiv Yar", "UA", "Donetsk", 48.59, 37.83, 1),
    ("Sudan's El Fasher and Zamzam camp were shelled.", "El Fasher", "SD", "North Darfur", 13.63, 25.35, 1),
    ("They fought in Sinjar, Tal Afar and Mosul.", "Sinjar", "IQ", "Nineveh", 36.32, 41.88, 1),
    ("The M23 took Goma and Bukavu.", "Goma", "CD", "North Kivu", -1.67, 29.23, 1),
    ("Rafah and Khan Younis were bombed.", "Rafah", "PS", "Gaza Strip", 31.30, 34.24, 1),
    ("Israel bombed Gaza.", "Gaza", "PS", "Gaza Strip", 31.41, 34.39, 3),
    ("Russia left Syria.", "Syria", "SY", None, 35.00, 38.00, 3),
    ("Georgia's Gori was bombed.", "Georgia", "GE", None, 42.00, 43.50, 3),
    (
        "Atlanta, Savannah and the rest of Georgia voted in the United States.",
        "Georgia",
        "US",
        "Georgia",
        32.66,
        -83.46,
        3,
    ),
    ("Gunmen in Mopti and Timbuktu, Mali, fled to Gao.", "Gao", "ML", "Gao", 16.27, -0.04, 1),
    ("The army left Lashio and Myitkyina.", "Lashio", "MM", "Shan", 22.94, 97.75, 1),
    ("In Las Anod, Somalia, and in Garowe it was quiet.", "Las Anod", "SO", "Sool", 8.48, 47.36, 1),
    ("In Mekelle and Axum banks reopened.", "Axum", "ET", "Tigray", 14.12, 38.72, 1),
    ("WASHINGTON - A spokesman spoke.", "WASHINGTON", "US", "Washington DC", 38.90, -77.04, 1),
    ("The talks in Geneva failed.", "Geneva", "CH", "Geneva", 46.20, 6.15, 1),
    ("A base in Djibouti was used.", "Djibouti", "DJ", None, 11.50, 43.00, 3),
    ("Shells hit Kupyansk and Volchansk, Kharkov region.", "Volchansk", "UA", "Kharkiv", 50.29, 36.94, 1),
    ("Ukraine: they fought in Huliaypole.", "Huliaypole", "UA", "Zaporizhzhia", 47.67, 36.26, 1),
    ("Syria: they fought in Dayr Hafer.", "Dayr Hafer", "SY", "Aleppo", 36.16, 37.71, 1),
    ("They hold the Kupiansk district of Kharkiv oblast.", "Kupiansk", "UA", "Kharkiv", 49.71, 37.61, 2),
    ("In Montgomery, Alabama, and in Reno, Nev., it rained.", "Reno", "US", "Nevada", 39.53, -119.81, 1),
    ("Ohio, Texas and the rest of the United States sell to Lebanon.", "Lebanon", "LB", None, 33.83, 35.83, 3),
    ("Mexico, the United States and Canada met.", "Mexico", "MX", None, 23.00, -102.00, 3),
    ("The fire is in Wyoming.", "Wyoming", "US", "Wyoming", 43.00, -107.54, 3),
    ("They hold the Omar oil field in Syria.", "Omar oil field", "SY", "Deir ez-Zor", 35.12, 40.55, 1),
    ("It hit the Syrian town of Azaz.", "Azaz", "SY", "Aleppo", 36.59, 37.05, 1),
    ("A camp 20 km south of Mosul was hit.", "Mosul", "IQ", "Nineveh", 36.16, 43.12, 2),
)


def _resolve(text: str, focus: tuple[str, ...] = (), source_country: str | None = None) -> Result[PlaceMention]:
    return resolve_places(spot_places(text, (), KNOWLEDGE), KNOWLEDGE, focus, source_country)


def _values(result: Result[PlaceMention], name: str) -> list[PlaceValue]:
    return [m.value for m in result.records if m.name == name and m.value is not None]


@pytest.mark.parametrize("row", SENSES)
def test_finds_the_place_that_is_meant(row: tuple[str, str, str, str | None, float, float, int]) -> None:
    """The name means the place that the rest of the report speaks for, with its country, division and precision."""
    text, name, country, admin1, lat, lon, precision = row
    value = _values(_resolve(text), name)[0]
    assert (value.country, value.admin1, value.geo_precision) == (country, admin1, precision)
    assert value.lat is not None
    assert value.lon is not None
    assert distance_km((value.lat, value.lon), (lat, lon)) < 8


def test_one_sense_for_one_name() -> None:
    """A name means the same place throughout a document."""
    values = _values(_resolve("Tripoli burned. In Tripoli, Lebanon, shots were fired. Tripoli is calm."), "Tripoli")
    assert len({value.place_id for value in values}) == 1
    assert {value.country for value in values} == {"LB"}


def test_two_senses_where_the_text_says_so() -> None:
    """Only where the text itself names two countries does one name mean two places."""
    values = _values(_resolve("Shots were fired in Tripoli, Libya, and in Tripoli, Lebanon."), "Tripoli")
    assert [value.country for value in values] == ["LY", "LB"]


def test_refuses_to_guess_and_lists_the_namesakes() -> None:
    """Where nothing decides, there is no point on the map, and a finding says what it may be."""
    result = _resolve("Shots were fired in Santa Rosa.")
    (value,) = _values(result, "Santa Rosa")
    assert (value.lat, value.lon, value.country) == (None, None, None)
    (finding,) = result.findings
    assert finding.stage == "resolve"
    assert finding.span is not None
    assert finding.span.quote == "Santa Rosa"
    assert "Santa Rosa" in finding.message


@pytest.mark.parametrize(
    ("focus", "source", "country"), [(("SV",), None, "SV"), ((), "HN", None), (("US",), None, "US")]
)
def test_focus_draws_an_ambiguous_name(focus: tuple[str, ...], source: str | None, country: str | None) -> None:
    """The reader's focus settles what the text leaves open; the source's country alone need not."""
    values = _values(_resolve("Police were shot in San Miguel and in Santa Ana.", focus, source), "Santa Ana")
    assert country is None or values[0].country == country


def test_other_words_for_countries_draw_a_name() -> None:
    """Soldiers of a country speak for its towns as the country's name does."""
    mentions = spot_places("Shots were fired in Tripoli.", (), KNOWLEDGE)
    for country in ("LB", "LY"):
        (mention,) = resolve_places(mentions, KNOWLEDGE, spoken=(country,) * 4).records
        assert mention.value is not None
        assert mention.value.country == country


def test_a_border_is_in_its_middle_and_reaches_its_ends() -> None:
    """Of the Turkish borders it is the one with the country that the report is about."""
    (border, _) = _resolve("A convoy burned near the Turkish border. Syria is quiet.").records
    value = border.value
    assert value is not None
    assert (value.name, value.country, value.geo_precision) == ("Turkish border", "SY", 3)
    assert value.lat == pytest.approx(36.7, abs=0.2)
    assert value.lon == pytest.approx(39.3, abs=0.3)
    assert value.radius_m == pytest.approx(320_000, rel=0.1)


def test_a_border_with_nobody_named_is_left_open() -> None:
    """Where the report names no neighbour there is no point, and a finding says so."""
    result = _resolve("A convoy burned near the Turkish border.")
    assert [m.value and m.value.lat for m in result.records] == [None]
    assert "names no neighbour" in result.findings[0].message


def test_a_stranger_is_not_believed() -> None:
    """A small town a continent away from every other place is not the one that is meant."""
    result = _resolve("Shells fell in Nyala, El Fasher, Kutum and Hamar.")
    (value,) = _values(result, "Hamar")
    assert value.lat is None
    assert "far from the other places" in result.findings[0].message


def test_between_is_the_middle_of_the_road() -> None:
    """A place between two towns is the midpoint, with half the distance as its radius."""
    result = _resolve("A bus was stopped between Coalcomán and Tepalcatepec.")
    (mention,) = result.records
    value = mention.value
    assert value is not None
    assert value.name == "between Coalcomán and Tepalcatepec"
    assert value.lat == pytest.approx(18.98, abs=0.02)
    assert value.lon == pytest.approx(-103.0, abs=0.02)
    assert value.geo_precision == 2
    assert value.radius_m == pytest.approx(28_000, rel=0.1)


def test_radius_grows_with_vagueness() -> None:
    """In the town, near it, in its division, in its country: each reaches further than the one before."""
    texts = ("Two died in Homs.", "Two died near Homs.", "Two died in Homs province.", "Two died in Syria.")
    radii = [value.radius_m or 0 for text in texts for m in _resolve(text).records if (value := m.value)]
    assert radii == sorted(radii)
    assert len(set(radii)) == 4


def test_a_part_is_smaller_and_lies_that_way() -> None:
    """What lies in "northern X" lies north of the middle of X and reaches less far."""
    whole, part = (_values(_resolve(text), "Syria")[0] for text in ("Rain in Syria.", "Rain in northern Syria."))
    assert part.lat is not None
    assert whole.lat is not None
    assert part.lat > whole.lat
    assert (part.radius_m or 0) < (whole.radius_m or 0)


def test_an_unlisted_village_gets_the_place_around_it() -> None:
    """A village that no table has lies somewhere in the division that the text puts it in, and says so."""
    result = _resolve("They burned the village of Qwertyan in Borno state.")
    value = _values(result, "Qwertyan")[0]
    assert (value.country, value.admin1, value.place_id) == ("NG", "Borno", None)
    assert value.geo_precision == 3
    assert (value.radius_m or 0) > 100_000
    assert "in no gazetteer" in result.findings[0].message


def test_every_value_carries_its_words() -> None:
    """Whatever came of it, the value points at the words it was read from."""
    text = "In Goma, Qwertyan and Santa Rosa, and between Hama and Homs, it rained on the village of Qwertyan."
    for mention in _resolve(text).records:
        assert mention.value is not None
        assert mention.value.span == span_of(text, mention.span.start, mention.span.end)


def test_nothing_comes_of_nothing() -> None:
    """A text without places has no records and no findings."""
    assert _resolve("Nobody was hurt.") == Result((), ())


def test_distances_on_the_sphere() -> None:
    """Moving a point so far puts it so far away; the middle is equally far from both ends, at the date line too."""
    start = (33.5, 36.3)
    assert distance_km(start, moved(start, 225.0, 120.0)) == pytest.approx(120.0, abs=0.1)
    one, other = (10.0, 179.0), (12.0, -179.0)
    middle = midpoint(one, other)
    assert distance_km(middle, one) == pytest.approx(distance_km(middle, other), rel=0.01)
    assert distance_km(middle, one) < 200
