"""What a run has asked for and received: counted as it goes, held to a budget, and told in one line."""

import time
from dataclasses import dataclass
from threading import Lock

from dateline.model import UnreadError

_SIGNS_A_TOKEN = 4  # of English text, more or less; where the server does not count


def tokens_in(text: str) -> int:
    """How many tokens a text may have.

    >>> tokens_in("Shells fell on Dara.")
    6
    """
    return len(text) // _SIGNS_A_TOKEN + 1


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run took so far."""

    requests: int = 0
    retries: int = 0
    hits: int = 0
    sent: int = 0
    received: int = 0


class Meter:
    """The counts of one run, shared by its threads; `budget` is in tokens, sent and received."""

    def __init__(self, budget: int | None = None, price: tuple[float, float] | None = None) -> None:
        self._lock = Lock()
        self._budget, self._price = budget, price
        self._begun = time.monotonic()
        self._counts = dict.fromkeys(("requests", "retries", "hits", "sent", "received", "reserved"), 0)

    @property
    def tally(self) -> Tally:
        """The counts as they are now."""
        with self._lock:
            return Tally(**{name: count for name, count in self._counts.items() if name != "reserved"})

    def add(self, name: str, number: int = 1) -> None:
        """Count a request, a retry or a hit of the cache."""
        with self._lock:
            self._counts[name] += number

    def reserve(self, tokens: int) -> None:
        """Put aside what a question will take at the least. Raises `UnreadError` where the budget has no room for it."""
        with self._lock:
            counts = self._counts
            used = counts["sent"] + counts["received"] + counts["reserved"]
            if self._budget is not None and used + tokens > self._budget:
                raise UnreadError(
                    f"the budget of {self._budget:,} tokens is spent ({used:,} used or asked for); raise --llm-budget."
                )
            counts["reserved"] += tokens

    def settle(self, reserved: int, sent: int = 0, received: int = 0) -> None:
        """Count what a question took in the place of what was put aside for it."""
        with self._lock:
            self._counts["reserved"] -= reserved
            self._counts["sent"] += sent
            self._counts["received"] += received

    def line(self) -> str:
        """What the run took, on one line."""
        told = self.tally
        parts = [
            _count(told.requests, "request"),
            f"{told.sent:,} tokens sent, {told.received:,} received",
            f"{_count(told.hits, 'answer')} from the cache",
            _count(told.retries, "retry", "retries"),
            f"{time.monotonic() - self._begun:.1f} s",
        ]
        if self._price is not None:
            cost = (told.sent * self._price[0] + told.received * self._price[1]) / 1_000_000
            parts.append(f"cost {cost:.4f}")
        return "llm: " + "; ".join(parts) + "."


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
