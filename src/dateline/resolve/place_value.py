"""From the place chosen and the words around its name to a point with a radius that is honest."""

from dateline.model import PlaceMention, PlaceValue
from dateline.resolve.place_geo import Point, distance_km, midpoint, moved
from dateline.rules.places.gazetteer import Candidate

NEAR_M = 10_000  # added to a town's own radius: "near", "outskirts", "outside"
DISTRICT_M = 15_000
PART_SHIFT = 0.4  # of the radius: how far "northern" moves the middle
PART_SHARE = 0.65  # of the radius: how far a part reaches
OFF_COURSE = 0.25  # of a stated distance: roads bend and reports round
LEAST_RADIUS_M = 3_000


def place_value(mention: PlaceMention, candidate: Candidate, other: Candidate | None) -> PlaceValue:
    """The value of a mention whose name means `candidate` (and, for "between A and B", B means `other`)."""
    if mention.modifier == "between" and other is not None and mention.other is not None:
        return _between(mention, candidate, other)
    point, radius, precision = _extent(mention, candidate)
    return PlaceValue(
        name=shown_name(mention, candidate),
        lat=point[0],
        lon=point[1],
        admin1=candidate.admin1,
        country=candidate.country,
        place_id=candidate.place_id,
        geo_precision=precision,
        radius_m=radius,
        span=mention.span,
    )


def unresolved_value(mention: PlaceMention, container: Candidate | None) -> PlaceValue:
    """A name without a place: no point, unless the text puts an unlisted village in a place that is known."""
    if container is None:
        return PlaceValue(name=mention.name, span=mention.span)
    return PlaceValue(
        name=mention.name,
        lat=container.lat,
        lon=container.lon,
        admin1=container.admin1,
        country=container.country,
        place_id=None,
        geo_precision=3 if container.is_large else 2,
        radius_m=container.radius_m if container.is_large else container.radius_m + NEAR_M,
        span=mention.span,
    )


def shown_name(mention: PlaceMention, candidate: Candidate) -> str:
    """The report's own spelling where the gazetteer's differs by more than capitals; its table's where it has one.

    A town's name in the tables is often the official one ("Coalcomán de Vázquez Pallares").
    """
    return candidate.name if mention.name.isupper() or candidate.is_main_name or candidate.is_large else mention.name


def _between(mention: PlaceMention, one: Candidate, other: Candidate) -> PlaceValue:
    """The middle of the road, with a radius of half its length."""
    ends: tuple[Point, Point] = ((one.lat, one.lon), (other.lat, other.lon))
    lat, lon = midpoint(*ends)
    return PlaceValue(
        name=f"between {shown_name(mention, one)} and {other.name}",
        lat=lat,
        lon=lon,
        admin1=one.admin1 if one.admin1 == other.admin1 else None,
        country=one.country if one.country == other.country else None,
        place_id=one.place_id,
        geo_precision=2,
        radius_m=max(LEAST_RADIUS_M, round(distance_km(*ends) * 500)),
        span=mention.span,
    )


def _extent(mention: PlaceMention, candidate: Candidate) -> tuple[Point, int, int]:
    """Point, radius in metres and precision after ACLED."""
    centre, radius = (candidate.lat, candidate.lon), candidate.radius_m
    if candidate.is_large:
        return _large_extent(mention, candidate)
    if mention.modifier == "distance" and mention.distance_km is not None:
        reach = mention.distance_km * 1000
        if mention.bearing is None:
            return centre, round(radius + reach), 2
        point = moved(centre, mention.bearing, mention.distance_km)
        return point, max(LEAST_RADIUS_M, round(reach * OFF_COURSE)), 2
    if mention.modifier in ("near", "outskirts", "distance", "between"):
        return centre, radius + NEAR_M, 2
    if mention.unit == "district":
        return centre, radius + DISTRICT_M, 2
    return centre, radius, 1


def _large_extent(mention: PlaceMention, candidate: Candidate) -> tuple[Point, int, int]:
    """A stretch of land or water, whole, or the part of it that the words name."""
    centre, radius = (candidate.lat, candidate.lon), candidate.radius_m
    is_whole = candidate.feature != "county" and mention.modifier != "part"
    precision = 3 if candidate.feature == "country" or is_whole else 2
    if mention.modifier == "part" and mention.bearing is not None:
        point = moved(centre, mention.bearing, radius * PART_SHIFT / 1000)
        return point, round(radius * PART_SHARE), precision
    return centre, radius + (NEAR_M if mention.modifier == "near" else 0), precision
