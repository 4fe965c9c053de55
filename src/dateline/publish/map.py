"""The map of the events of a day, as one SVG drawn without a network."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from dateline.model import Event
from dateline.publish.map_frame import KM_PER_DEGREE, Frame, area, centre, frame_of
from dateline.publish.map_labels import Box, Label, Wanted, placed
from dateline.publish.wording import Wording, legible, load_wording
from dateline.rules.places.outlines import Outline

TYPE_CLASSES = {
    "Battles": "battle",
    "Explosions/Remote violence": "blast",
    "Violence against civilians": "civilians",
    "Protests": "protest",
    "Riots": "riot",
    "Strategic developments": "strategic",
}
_FONT = 13.0
_COUNTRY_FONT = 12.0
_LEAST_LAND = 2500.0  # square pixels of a country that must be seen before it is named
_COARSE = 3  # geo_precision of a larger area

STYLE = """
.dl-map{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;
display:block;width:100%;height:auto}
.dl-sea{fill:var(--sea,#dce6ea)}
.dl-land{fill:var(--land,#f6f3ec);stroke:var(--border,#b4ab9c);stroke-width:.9;stroke-linejoin:round}
.dl-ring{fill:none;stroke:var(--ink,#222);stroke-width:1.1;stroke-dasharray:4 3;opacity:.65}
.dl-dot{stroke:var(--land,#f6f3ec);stroke-width:1.4}.dl-hollow{fill:var(--land,#f6f3ec)!important;stroke-width:2.6}
.dl-battle{--c:var(--battle,#b4541f)}.dl-blast{--c:var(--blast,#a3203a)}.dl-civilians{--c:var(--civilians,#6a3d9a)}
.dl-protest{--c:var(--protest,#1f6f50)}.dl-riot{--c:var(--riot,#8a6d00)}.dl-strategic{--c:var(--strategic,#2b5f93)}
.dl-mixed{--c:var(--mixed,#333)}
.dl-dot{fill:var(--c)}.dl-hollow{stroke:var(--c)}
.dl-label{font-size:13px;font-weight:600;fill:var(--ink,#222);
stroke:var(--land,#f6f3ec);stroke-width:3.2;paint-order:stroke;stroke-linejoin:round}
.dl-country{font-size:12px;letter-spacing:.14em;fill:var(--faint,#8b8375)}
.dl-scale{stroke:var(--ink,#222);stroke-width:1.4;fill:none}.dl-small{font-size:11.5px;fill:var(--ink,#222)}
""".replace("\n", "")


@dataclass(frozen=True, slots=True)
class Spot:
    """All events of the day at one point."""

    name: str
    lat: float
    lon: float
    events: tuple[Event, ...]

    @property
    def sources(self) -> int:
        """How many independent sources report from there."""
        return len({source for event in self.events for source in event.sources})

    @property
    def radius_m(self) -> int:
        """How far off the point the widest of its places may be, in metres; 0 where nobody says."""
        return max((event.place.radius_m or 0 for event in self.events if event.place), default=0)

    @property
    def is_coarse(self) -> bool:
        """Whether the place is known only as a larger area in every event."""
        return all((event.place.geo_precision or 0) >= _COARSE for event in self.events if event.place)

    @property
    def kind(self) -> str:
        """The class of its colour: the type of its events, or mixed."""
        kinds = {TYPE_CLASSES.get(event.event_type, "mixed") for event in self.events}
        return kinds.pop() if len(kinds) == 1 else "mixed"


def spots_of(events: Iterable[Event]) -> tuple[Spot, ...]:
    """The located events by their points, the best supported point first."""
    points: dict[tuple[float, float], list[Event]] = {}
    for event in events:
        if event.place and event.place.lat is not None and event.place.lon is not None:
            points.setdefault((event.place.lat, event.place.lon), []).append(event)
    spots = [
        Spot(legible(found[0].place.name if found[0].place else ""), lat, lon, tuple(found))
        for (lat, lon), found in points.items()
    ]
    return tuple(sorted(spots, key=lambda spot: (-spot.sources, -len(spot.events), spot.name, spot.lat, spot.lon)))


def to_svg(events: tuple[Event, ...], outlines: Sequence[Outline], size: tuple[int, int], language: str = "en") -> str:
    """A map of the located events, `size` (width, height) in pixels; the same input gives the same text."""
    wording = load_wording(language)
    spots = spots_of(events)
    frame = frame_of([(spot.lon, spot.lat) for spot in spots], *size)
    body = (*_land(frame, outlines), *_marks(frame, spots), *_words(frame, spots, outlines), *_scale(frame, wording))
    head = (
        f'<svg class="dl-map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" role="img"'
        f' aria-labelledby="map-title map-desc"><title id="map-title">{escape(wording.ui("map.titled"))}</title>'
    )
    located = sum(len(spot.events) for spot in spots)
    text = wording.ui("map.desc", located=located, events=len(events))
    desc = f'<desc id="map-desc">{escape(text)} {escape(wording.ui("borders"))}</desc><style>{STYLE}</style>'
    return "\n".join((head, desc, *body, "</svg>"))


def _land(frame: Frame, outlines: Sequence[Outline]) -> Iterator[str]:
    yield f'<rect class="dl-sea" width="{frame.width}" height="{frame.height}"/>'
    for outline in outlines:
        path = "".join(_path(points) for ring in outline.rings if len(points := frame.clipped(ring)) > 2)
        if path:
            yield f'<path class="dl-land" fill-rule="evenodd" d="{path}"/>'


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _dot(spot: Spot) -> float:
    """The radius of a dot in pixels: its area grows with the number of sources."""
    return float(round(4.2 * sqrt(min(spot.sources, 12)) + 1.3, 1))


def _marks(frame: Frame, spots: Sequence[Spot]) -> Iterator[str]:
    for spot in reversed(spots):
        x, y = frame.at(spot.lon, spot.lat)
        ring, dot = frame.pixels(spot.radius_m), _dot(spot)
        if ring > dot + 2:
            yield f'<circle class="dl-ring" cx="{x:.1f}" cy="{y:.1f}" r="{ring:.1f}"/>'
        hollow = " dl-hollow" if spot.is_coarse else ""
        title = escape("; ".join((spot.name, *dict.fromkeys(event.sub_event_type for event in spot.events))))
        mark = f'<circle class="dl-dot dl-{spot.kind}{hollow}" cx="{x:.1f}" cy="{y:.1f}" r="{dot}">'
        yield f"{mark}<title>{title}</title></circle>"


def _words(frame: Frame, spots: Sequence[Spot], outlines: Sequence[Outline]) -> Iterator[str]:
    """The names of the places, and of the countries where there is room left."""
    dots = [_around(*frame.at(spot.lon, spot.lat), _dot(spot) + 1) for spot in spots]
    dots.append(_scale_box(frame))
    wanted = [Wanted(spot.name, *frame.at(spot.lon, spot.lat), _dot(spot), _FONT) for spot in spots]
    labels = placed(wanted, dots, frame.width, frame.height)
    yield from (_text(label, "dl-label") for label in labels)
    taken = [*dots, *(label.box for label in labels)]
    countries = placed(_countries(frame, outlines), taken, frame.width, frame.height)
    yield from (_text(label, "dl-country") for label in countries)


def _text(label: Label, kind: str) -> str:
    place = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
    return f'<text class="{kind}" {place}>{escape(label.text)}</text>'


def _around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, x + reach, y + reach)


def _countries(frame: Frame, outlines: Sequence[Outline]) -> Iterator[Wanted]:
    """The names of the countries that can be seen, each at the centre of its largest visible part."""
    seen = []
    for outline in outlines:
        parts = [points for ring in outline.rings if len(points := frame.clipped(ring)) > 2]
        largest = max(parts, key=lambda points: abs(area(points)), default=[])
        if largest and abs(area(largest)) > _LEAST_LAND:
            seen.append((abs(area(largest)), outline.name.upper(), centre(largest)))
    for _, name, (x, y) in sorted(seen, reverse=True):
        yield Wanted(name, x, y, 0, _COUNTRY_FONT * 1.25)  # the letters are spaced


def _scale_box(frame: Frame) -> Box:
    return Box(0, frame.height - 34, frame.width * 0.3 + 20, frame.height)


def _scale(frame: Frame, wording: Wording) -> Iterator[str]:
    """A bar of a round number of kilometres, at most a quarter of the map's width."""
    pixels_per_km = frame.pixels_per_degree / KM_PER_DEGREE
    steps = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
    km = max((step for step in steps if step * pixels_per_km <= frame.width * 0.25), default=1)
    x, y, wide = 14, frame.height - 14, km * pixels_per_km
    yield f'<path class="dl-scale" d="M{x} {y - 4}v4h{wide:.1f}v-4"/>'
    text = escape(wording.ui("map.scale", km=wording.number(km)))
    yield f'<text class="dl-small" x="{x}" y="{y - 8}">{text}</text>'
