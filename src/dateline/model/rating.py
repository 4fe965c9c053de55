"""How reliable a user holds a source to be: one line of the list that `--sources` names."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc

Reliability = Literal["A", "B", "C", "D", "E", "F"]  # completely, usually, fairly, not usually, un-, not to be judged


@dataclass(frozen=True, slots=True)
class Rating:
    """What a user says of one source, an outlet, an agency or a speaker, by the Admiralty code."""

    names: tuple[str, ...] = doc("Its name, its other names, the domains of its web pages.")
    reliability: Reliability = doc("A (completely reliable) to E (unreliable), or F (cannot be judged).")
    credibility: int | None = doc(
        "1 (confirmed) to 6 (cannot be judged), for what it alone says and nobody contradicts; null leaves that to the "
        "counting rule.",
        default=None,
    )
    note: str = doc("Why, for whoever keeps the list; it is shown nowhere.", default="")
