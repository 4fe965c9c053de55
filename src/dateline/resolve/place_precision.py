"""How precisely a place is known, on the scale of UCDP's Georeferenced Event Dataset.

The seven values are those of the field `where_prec` (UCDP GED Codebook): 1 the exact place, 2 near it (about 25 km),
3 its second-level division, 4 its first-level division, 5 a line or a stretch without borders (a road, a river, a
region, between two towns), 6 the country, 7 the open sea or several countries.
"""

from dateline.model import PlaceValue
from dateline.rules.places.gazetteer import open_gazetteer

NEAR_M = 25_000
BORDER = "dateline:border."
EXACT, NEAR, DISTRICT, DIVISION, STRETCH, COUNTRY, INTERNATIONAL = range(1, 8)
_BY_FEATURE = {
    "country": COUNTRY,
    "division": DIVISION,
    "county": DISTRICT,
    "region": STRETCH,
    "lake": STRETCH,
    "river": STRETCH,
    "road": STRETCH,
    "mountain": STRETCH,
}


def where_prec(place: PlaceValue) -> int:
    """The precision after UCDP, 1 to 7; 7 also for a name that no table has and the text puts nowhere."""
    if place.place_id and place.place_id.startswith(BORDER):
        return STRETCH
    if place.lat is None:
        return INTERNATIONAL if place.country is None else DIVISION if place.admin1 else COUNTRY
    feature = open_gazetteer().feature(place.place_id) if place.place_id else None
    if feature == "water":
        return STRETCH if place.country else INTERNATIONAL
    if feature in _BY_FEATURE:
        return _BY_FEATURE[feature]
    if place.place_id is None and place.geo_precision == 3:
        return DIVISION if place.admin1 else COUNTRY  # an unlisted village in a place that is known
    if place.geo_precision == 1:
        return EXACT
    return NEAR if (place.radius_m or 0) <= NEAR_M else STRETCH
