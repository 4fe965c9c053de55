"""The small bars beside the counts: from the least to the most that a voice gives."""

from collections.abc import Iterable

from dateline.model import Bounds

WIDTH, HEIGHT = 120, 14
_LEAST = 3.0  # pixels: a bar is never thinner, so that it is seen


def scale_of(figures: Iterable[Bounds]) -> int:
    """The highest number that any of the figures gives; 1 where none does."""
    return max((end for f in figures for end in (f.low, f.high) if end is not None), default=1) or 1


def to_bar(figure: Bounds, most: int) -> str:
    """The figure as a decorative SVG on a scale from zero to `most`; an arrow stands for a missing upper bound."""
    low = (figure.low or 0) / most * (WIDTH - 12)
    high = (figure.high if figure.high is not None else figure.low or 0) / most * (WIDTH - 12)
    left = max(0.0, min(low, high - _LEAST))
    wide = max(_LEAST, high - left)
    parts = [f'<path class="axis" d="M.5 1v{HEIGHT - 2}"/><rect class="floor" y="4" width="{left:.1f}" height="6"/>']
    kind = "bar about" if figure.approximate else "bar"
    parts.append(f'<rect class="{kind}" x="{left:.1f}" y="2.5" width="{wide:.1f}" height="9" rx="1"/>')
    if figure.high is None and figure.low is not None:
        parts.append(f'<path class="open" d="M{left + wide + 1:.1f} 7h7m-3 -3l3 3l-3 3"/>')
    return (
        f'<svg class="range" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )
