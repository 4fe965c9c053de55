"""Where the labels of a map go: greedily, the most important first, and nowhere rather than on top of another."""

from collections.abc import Iterable
from dataclasses import dataclass

_LETTER = 0.66  # of the font size: the mean width of a letter, in bold and with room to spare
_GAP = 4.0  # pixels between a dot and its label


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_within(self, width: float, height: float) -> bool:
        """Whether it lies on a page of that size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that should be placed beside a dot, or on a point where the radius is 0."""

    text: str
    x: float
    y: float
    radius: float
    size: float  # of the font, in pixels


@dataclass(frozen=True, slots=True)
class Label:
    """A label with the point of its base line that it is tied to: its start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


def placed(wanted: Iterable[Wanted], taken: Iterable[Box], width: float, height: float) -> tuple[Label, ...]:
    """The labels that fit on the page without touching one another or a box already taken, in the order given."""
    boxes = list(taken)
    labels = []
    for label in wanted:
        for box, anchor in _candidates(label):
            if box.is_within(width, height) and not any(box.overlaps(other) for other in boxes):
                boxes.append(box)
                x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
                labels.append(Label(label.text, x, box.bottom - 0.28 * label.size, anchor, box))
                break
    return tuple(labels)


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in the unit of the font size."""
    return len(text) * size * _LETTER


def _candidates(label: Wanted) -> Iterable[tuple[Box, str]]:
    """Right, left, above, below, and the four corners; on the point itself for a label without a dot."""
    wide, high = text_width(label.text, label.size), label.size * 1.2
    if not label.radius:
        yield _box(label.x - wide / 2, label.y - high / 2, wide, high), "middle"
        return
    reach = label.radius + _GAP
    lean = 0.7 * reach
    right, left, middle = label.x + reach, label.x - reach - wide, label.x - wide / 2
    yield _box(right, label.y - high / 2, wide, high), "start"
    yield _box(left, label.y - high / 2, wide, high), "end"
    yield _box(middle, label.y - reach - high, wide, high), "middle"
    yield _box(middle, label.y + reach, wide, high), "middle"
    for x, anchor in ((label.x + lean, "start"), (label.x - lean - wide, "end")):
        for y in (label.y - lean - high, label.y + lean):
            yield _box(x, y, wide, high), anchor


def _box(left: float, top: float, wide: float, high: float) -> Box:
    return Box(left, top, left + wide, top + high)
