"""MUC-4's training reports: who did it, to whom, with what, where, what type, how sure, with what effect.

The keys give strings, not places; every place where a report has the string counts (so did Du et al. 2021, with the first
one alone). Each line of the file is a report with its templates (`README.md` of the evaluation sets).
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dateline.votes.heads import EFFECTS, FILLERS, INCIDENTS, SURENESS
from training.examples import CharSpan, Truth

_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

Record = dict[str, Any]


def load(path: Path) -> Iterator[tuple[str, str, Truth]]:
    """Id, text and what is known, report by report."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["docid"], record["text"], truth_of(record)


def truth_of(record: Record) -> Truth:
    """What the templates of one report say of its text."""
    text = record["text"]
    found: dict[str, set[CharSpan]] = {name: set() for name in FILLERS}
    kinds: dict[CharSpan, set[str]] = {}
    for template in record["gtt_templates"]:
        types = {t.strip() for t in template["incident_type"].split("/")} & set(INCIDENTS)
        for role in _ROLES:
            for mention in (words for entity in template[role] for words, _ in entity):
                _put(found[role], kinds, occurrences(mention, text), types)
    for key in record["templates"]:
        types = set(key["types"]) & set(INCIDENTS)
        for words in (value for filler in key["slots"]["hum_description"] for value in filler["values"]):
            _put(found["VictimDesc"], kinds, occurrences(words, text), types)
        for names in key["location"]:
            if len(names) > 1:
                _put(found["Location"], kinds, occurrences(names[-1], text), types)
    types = {t for key in record["templates"] for t in key["types"]}
    return Truth(
        spans={f"filler.{name}": sorted(spans) for name, spans in found.items()},
        classes=_sureness(record, text),
        sets=[(span, "incident", frozenset(names)) for span, names in sorted(kinds.items()) if names]
        + _effects(record, text),
        topics={
            "relevant": bool(record["templates"]),
            **{name: name in types for name in INCIDENTS},
        },
    )


def _put(found: set[CharSpan], kinds: dict[CharSpan, set[str]], spans: list[CharSpan], types: set[str]) -> None:
    found.update(spans)
    for span in spans:
        kinds.setdefault(span, set()).update(types)


def _sureness(record: Record, text: str) -> list[tuple[CharSpan, str, str]]:
    """How sure the key says that it was the organisation, wherever the text has its name."""
    found: dict[CharSpan, str] = {}
    for key in record["templates"]:
        for filler in key["slots"]["perp_confidence"]:
            label = filler["values"][0]
            for words in filler["refs"] if label in SURENESS else ():
                found.update(dict.fromkeys(occurrences(words, text), label))
    return [(span, "sureness", label) for span, label in sorted(found.items())]


def _effects(record: Record, text: str) -> list[tuple[CharSpan, str, frozenset[str]]]:
    found: dict[CharSpan, set[str]] = {}
    for key in record["templates"]:
        for filler in key["slots"]["hum_effect"]:
            labels = set(filler["values"]) & set(EFFECTS)
            for words in filler["refs"]:
                for span in occurrences(words, text):
                    found.setdefault(span, set()).update(labels)
    return [(span, "effect", frozenset(labels)) for span, labels in sorted(found.items())]


def occurrences(words: str, text: str) -> list[CharSpan]:
    """Where the text has the words, as whole words, in whatever case and across line ends."""
    return [found.span() for found in _pattern(words.lower()).finditer(text)] if words.strip() else []


@cache
def _pattern(words: str) -> re.Pattern[str]:
    parts = re.findall(r"\w+|[^\w\s]", words)
    return re.compile(r"(?<!\w)" + r"\s*".join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)
