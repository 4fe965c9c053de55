"""MUC-4's other slots: when, where, how sure, how many, with what effect, against the full key.

`date`: 1 for the same date or interval, 1/2 for a day inside the key's interval (`date_strict`: only the 1s,
`date_compatible`: both as 1). `location`: names of the best alternative chain; `location_finest`: the most specific
name where the key is finer than a country. `perp_confidence` and `effects`: distinct set fills. `victim_count`: both
ends of the number of human targets (`_overlap`: the ranges meet), where the key gives numbers.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from benchmarks.score.assign import assign
from benchmarks.score.muc4_templates import ROLES, agreement, clean
from benchmarks.score.records import Record
from benchmarks.score.tally import ratio
from benchmarks.score.words import fold

SLOTS = (
    "date",
    "date_strict",
    "date_compatible",
    "location",
    "location_finest",
    "perp_confidence",
    "victim_count",
    "victim_count_overlap",
    "effects",
)
_RECENT = timedelta(days=62)  # MUC's fill rules call an incident recent within two months
_BRACKETS = re.compile(r"\([^)]*\)")

Part = tuple[float, float, float]  # credit, predicted, gold
Days = tuple[date | None, date]


def align(given: list[Record], keys: list[Record]) -> list[tuple[int, int]]:
    """Templates aligned by type and content for slot scoring (see `_likeness`)."""
    table = [[_likeness(template, key) for key in keys] for template in given]
    return [(i, j) for i, j in assign(table) if table[i][j] > 0]


def slot_parts(given: Record, key: Record | None) -> dict[str, Part]:
    """Credit, predicted and gold for each slot of a template and its key; without a key it is spurious."""
    return {
        **_date_parts(given, key),
        **_place_parts(given, key),
        "perp_confidence": _fill_part(given.get("perp_confidence"), key, "perp_confidence"),
        **_victim_parts(given.get("victim_count") or {}, key),
        "effects": _fill_part(given.get("effects"), key, "hum_effect"),
    }


def _likeness(given: Record, key: Record) -> float:
    """One point for the type (1/2 where one side says attack), one for each entity, date credit, share of place names.

    0 where the types differ, or where nothing but the type agrees although there is something else to compare.
    """
    ours, theirs = clean(given), clean(key["strings"])
    kinds = key["types"]
    base = 1.0 if ours.kind in kinds else 0.5 if "attack" in (*kinds, ours.kind) else 0.0
    if not base:
        return 0.0
    content = float(sum(found for _, found in agreement(ours, theirs)[1:]))
    days = read_days(given.get("date"))
    content += _best_credit(days, key) if days else 0.0
    names = [_place(name) for name in given.get("location") or []]
    if names:
        hits, chain = _best_chain(names, key)
        content += ratio(hits, max(len(chain), len(names)))
    is_comparable = any(ours.roles.values()) or days or names
    is_bare = not is_comparable or not any(key["strings"][role] for role in ROLES)
    return base + content if content or is_bare else 0.0


# ---- when
def read_days(text: str | None) -> Days | None:
    """First day (None: open) and last day of `D`, `D1/D2` or `../D`; None where it is no date."""
    first, _, last = (text or "").partition("/")
    try:
        end = date.fromisoformat((last or first)[:10])
        start = None if last and first in ("", "..") else date.fromisoformat(first[:10])
    except ValueError:
        return None
    return start, end


def date_credit(given: Days, key: Days) -> float:
    """1 for the same date, 1/2 for one inside the key's interval, else 0; of an open one only the end can be right."""
    if given == key:
        return 1.0
    start, end = given
    if start is None:
        return 0.5 if end == key[1] else 0.0
    return 0.5 if (key[0] or key[1] - _RECENT) <= start and end <= key[1] else 0.0


def _best_credit(given: Days, key: Record) -> float:
    days = (read_days(text) for text in key["date"])
    return max((date_credit(given, alternative) for alternative in days if alternative), default=0.0)


def _date_parts(given: Record, key: Record | None) -> dict[str, Part]:
    days = read_days(given.get("date"))
    credit = _best_credit(days, key) if days and key else 0.0
    gold = int(key is not None and bool(key["date"]) and not (key["date_optional"] and not days))
    said = int(days is not None)
    return {
        "date": (credit, said, gold),
        "date_strict": (float(credit == 1), said, gold),
        "date_compatible": (float(credit > 0), said, gold),
    }


# ---- where
def _place(name: str) -> str:
    """The folded name without the kind of place in brackets."""
    return fold(_BRACKETS.sub(" ", name))


def _chains(key: Record) -> list[list[str]]:
    return [list(dict.fromkeys(_place(name) for name in chain)) for chain in key["location"]]


def _best_chain(names: Iterable[str], key: Record) -> tuple[int, list[str]]:
    """How many names are right in the best alternative, and that alternative."""
    best: tuple[int, list[str]] = (0, [])
    for chain in _chains(key):
        hits = len(set(names) & set(chain))
        if not best[1] or hits > best[0]:
            best = hits, chain
    return best


def _place_parts(given: Record, key: Record | None) -> dict[str, Part]:
    names = list(dict.fromkeys(_place(name) for name in given.get("location") or []))
    hits, chain = _best_chain(names, key) if key else (0, [])
    chains = _chains(key) if key else []
    finer = [len(c) > 1 for c in chains]
    finest = {c[-1] for c in chains} if finer and all(finer) else set()
    is_open = any(finer) and not all(finer)  # the key allows a bare country as well: not scored
    fine = float(bool(finest & set(names))), int(len(names) > 1 and not is_open), int(bool(finest))
    return {"location": (hits, len(names), len(chain)), "location_finest": fine}


# ---- how sure, with what effect
def _fill_part(given: Any, key: Record | None, slot: str) -> Part:
    """Distinct fills of a set; an optional gold fill that is not met does not count."""
    items = [given] if isinstance(given, str) else given or []
    left = sorted({item.upper().strip() for item in items if item})
    said, matched, gold = list(left), 0, 0
    fills = key["slots"][slot] if key else []
    for values, is_optional in sorted({(tuple(sorted(f["values"])), f["optional"]) for f in fills if f["values"]}):
        hit = next((value for value in left if value in values), None)
        if hit is not None:
            left.remove(hit)
            matched += 1
            gold += 1
        elif not is_optional and not any(value in values for value in said):
            gold += 1
    return matched, len(said), gold


# ---- how many
def _victim_parts(said: Record, key: Record | None) -> dict[str, Part]:
    wanted = key["victim_count"] if key else None
    ends = [end for end in (said.get("low"), said.get("high")) if end is not None]
    is_judged = key is None or wanted is not None or not key["has_victims"]
    given, gold = int(bool(ends) and is_judged), int(wanted is not None)
    low, high = (ends[0], ends[-1]) if ends else (0, 0)
    exact = bool(ends) and wanted is not None and (low, high) == (wanted["low"], wanted["high"])
    meets = bool(ends) and wanted is not None and low <= wanted["high"] and high >= wanted["low"]
    return {
        "victim_count": (float(exact), given, gold),
        "victim_count_overlap": (float(meets), given, gold),
    }
