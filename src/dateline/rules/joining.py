"""How the grammar's votes and the network's are weighed, and what the network's types mean to the grammar."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from dateline.rules.tables import read_table


@dataclass(frozen=True, slots=True)
class JoiningRow:
    """One decision: its log odds are `slope` times those of the network's vote, plus `told` or `untold`, plus the topic's."""

    decision: str
    slope: float
    told: float  # where the grammar says so too
    untold: float  # where it does not
    topic: float = 0.0  # times the log odds that the document tells of a conflict at all


@dataclass(frozen=True, slots=True)
class VotedFrame:
    """The row of the lexicon for a trigger that only the network sees."""

    sub_event_type: str
    frame: str
    subject: str
    object: str
    of: str
    measure: str
    weapons: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Joining:
    """Both tables by their keys."""

    rows: Mapping[str, JoiningRow]
    frames: Mapping[str, VotedFrame]

    def chance(self, decision: str, vote: float, is_told: bool, topic: float = 0.5) -> float:
        """How likely a decision is right, from the network's vote (0 to 1) and whether the grammar says so.

        `topic` is how likely the document tells of a conflict at all.

        >>> Joining({"victim": JoiningRow("victim", 1.0, 1.0, -1.0)}, {}).chance("victim", 0.5, True) > 0.7
        True
        """
        row = self.rows.get(decision)
        if row is None:
            return float(is_told)
        odds = row.slope * logit(vote) + (row.told if is_told else row.untold) + row.topic * logit(topic)
        return 1 / (1 + exp(-odds))


def logit(share: float, least: float = 1e-4) -> float:
    """The log odds of a share, bounded so that nothing is certain."""
    kept = min(max(share, least), 1 - least)
    return log(kept / (1 - kept))


@cache
def load_joining() -> Joining:
    """The tables that were fitted with the model. Raises `RulesError` where one is cut."""
    return Joining(
        {row.decision: row for row in read_table("joining.tsv", JoiningRow)},
        {row.sub_event_type: row for row in read_table("voted_frames.tsv", VotedFrame)},
    )
