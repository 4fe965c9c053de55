"""The assignment problem: which row goes with which column so that the sum of the weights is greatest.

Shortest augmenting paths with dual prices (Jonker and Volgenant 1987, in the rectangular form of Crouse 2016).
Among equally good assignments the choice is fixed: rows in order, columns from the last, a free column before a taken
one. That is the choice of SciPy's `linear_sum_assignment`, so that figures which depend on it are the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

Matrix = Sequence[Sequence[float]]


def assign(weights: Matrix) -> list[tuple[int, int]]:
    """Pairs of row and column, sorted, as many as the shorter side has, with the greatest sum of weights.

    >>> assign([[1.0, 3.0], [2.0, 5.0]])
    [(0, 0), (1, 1)]
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in _solve(turned))
    return _solve(weights)


def best_sum(cells: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum for a sparse matrix of positive weights, solved for each connected part by itself."""
    total = 0.0
    for part in _parts(cells):
        rows, columns = sorted({r for r, _ in part}), sorted({c for _, c in part})
        dense = [[cells.get((r, c), 0.0) for c in columns] for r in rows]
        total += sum(dense[r][c] for r, c in assign(dense))
    return total


def _parts(cells: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The cells that hang together through a shared row or column."""
    at_row: dict[int, list[int]] = {}
    at_column: dict[int, list[int]] = {}
    for row, column in cells:
        at_row.setdefault(row, []).append(column)
        at_column.setdefault(column, []).append(row)
    parts = []
    while at_row:
        waiting, part = [next(iter(at_row))], []
        while waiting:
            row = waiting.pop()
            for column in at_row.pop(row, []):
                part.append((row, column))
                waiting.extend(at_column.pop(column, []))
        parts.append(part)
    return parts


def _solve(weights: Matrix) -> list[tuple[int, int]]:
    """The assignment where there are at least as many columns as rows."""
    prices = _Prices([[-w for w in row] for row in weights])
    for row in range(len(weights)):
        _augment(row, prices)
    return list(enumerate(prices.column_of))


@dataclass(slots=True)
class _Prices:
    """The costs, what has been assigned so far, and the dual prices that prove it best."""

    costs: list[list[float]]
    row_price: list[float] = field(default_factory=list)
    column_price: list[float] = field(default_factory=list)
    column_of: list[int] = field(default_factory=list)
    row_of: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows, columns = len(self.costs), len(self.costs[0])
        self.row_price, self.column_price = [0.0] * rows, [0.0] * columns
        self.column_of, self.row_of = [-1] * rows, [-1] * columns


@dataclass(slots=True)
class _Search:
    """The shortest paths from one free row to every column."""

    waiting: list[int]
    length: list[float]
    before: list[int]
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    lowest: float = 0.0


def _augment(start: int, prices: _Prices) -> None:
    """Give the free row a column, moving others along the shortest path."""
    count = len(prices.row_of)
    search = _Search(list(range(count - 1, -1, -1)), [inf] * count, [-1] * count)
    row, sink = start, -1
    while sink < 0:
        search.rows.append(row)
        column = _nearest(row, search, prices)
        search.columns.append(column)
        row = prices.row_of[column]
        sink = column if row < 0 else -1
    _settle(start, search, prices)
    row = -1
    while row != start:
        row = search.before[sink]
        prices.row_of[sink] = row
        prices.column_of[row], sink = sink, prices.column_of[row]


def _nearest(row: int, search: _Search, prices: _Prices) -> int:
    """The nearest column not yet reached, now that the row is; it is taken from those that wait."""
    base = search.lowest
    costs, mine, price = prices.costs[row], prices.row_price[row], prices.column_price
    length, before, row_of = search.length, search.before, prices.row_of
    nearest, at = inf, -1
    for index, column in enumerate(search.waiting):
        reach = base + costs[column] - mine - price[column]
        if reach < length[column]:
            length[column], before[column] = reach, row
        reach = length[column]
        if reach < nearest or (reach == nearest and row_of[column] < 0):
            nearest, at = reach, index
    search.lowest = nearest
    found, last = search.waiting[at], search.waiting.pop()
    if at < len(search.waiting):
        search.waiting[at] = last
    return found


def _settle(start: int, search: _Search, prices: _Prices) -> None:
    """New prices, by which the path just found costs nothing."""
    prices.row_price[start] += search.lowest
    for row in search.rows[1:]:
        prices.row_price[row] += search.lowest - search.length[prices.column_of[row]]
    for column in search.columns:
        prices.column_price[column] -= search.lowest - search.length[column]
