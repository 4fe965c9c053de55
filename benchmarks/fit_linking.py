"""Fits the weights of `rules/linking.tsv` to labelled pairs, and says how well the linker does with them.

    python benchmarks/fit_linking.py [--data ECB+.jsonl] [--write]

The pairs come from the example reports, whose happenings `tests/data/examples_truth.tsv` names by hand, from further
wars in the project's own words (`benchmarks/data/wars`, their happenings in `truth.tsv` beside them), and from ECB+
(Cybulska and Vossen, 2014) where its file is given: `{"text", "topic", "subtopic", "mentions": [{"start", "end",
"chain"}]}` a line. Two mentions of one chain are the same happening, two of different subtopics of one topic are not;
others are left out. The fit is a logistic regression with a ridge penalty (Hoerl and Kennard, 1970) whose signs follow
from the kind of each comparison. Precision and recall are those of pairs of mentions within the events that come out:
fitted to everything, cross-validated by happening, and cross-validated by war. The wars of `benchmarks/data/unseen`
were written after everything else and are never fitted to: what is printed of them is what a reader of other reports
can expect.
"""

import argparse
import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate import Account, accounts_of, assemble, judge
from dateline.corroborate.block import candidates
from dateline.corroborate.features import COMPARISONS
from dateline.corroborate.objections import is_hopeless
from dateline.model import Block, Document, EventMention, Reading, Settings
from dateline.pipeline import read_document, read_documents
from dateline.rules.linking import Linking, LinkWeight, load_linking

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "benchmarks/data"
EXAMPLES = (ROOT / "examples", ROOT / "tests/data/examples_truth.tsv")  # a folder of wars, and what happened in them
WARS = (DATA / "wars", DATA / "wars/truth.tsv")
UNSEEN = (DATA / "unseen", DATA / "unseen/truth.tsv")
TABLE = ROOT / "src/dateline/rules/linking.tsv"
FOLDS = 5
RIDGE = 0.1
OUTSIDE_WEIGHT = 0.05  # of a pair of ECB+ against one of the examples: other news, no dates of publication
LEAST = 0.05  # of a weight whose sign is known
SAME_REPORT = -0.5  # at most: two mentions of one report need more in common than two of different reports
REFERENCE = 0.45  # at most: a day that is named again says little more than the day; with the place it is not enough
LOG_ODDS = {"same": -1.3, "unsure": -1.8, "join": -1.8, "record": -3.0}  # the thresholds, before the constant

Floats = NDArray[np.float64]
Labels = Mapping[str, frozenset[str]]  # mention -> the happenings that its words tell of
NAMES = tuple(compare.__name__ for compare in COMPARISONS)


@dataclass(frozen=True, slots=True)
class Told:
    """What reports tell, and which happenings, by hand, it is."""

    accounts: tuple[Account, ...]
    labels: Labels

    def with_all(self, other: "Told") -> "Told":
        """These and the others, in the order of publication."""
        both = sorted((*self.accounts, *other.accounts), key=lambda account: account.order)
        return Told(tuple(both), {**self.labels, **other.labels})


@dataclass(frozen=True, slots=True)
class Pairs:
    """Compared pairs: one row of feature values each, whether they are the same, how much each counts, and of what."""

    values: Floats
    same: Floats
    counts: Floats
    happenings: tuple[frozenset[str], ...]

    def where(self, kept: Sequence[bool]) -> "Pairs":
        """The pairs that are marked."""
        mask = np.array(kept, bool)
        happenings = tuple(h for h, keep in zip(self.happenings, kept, strict=True) if keep)
        return Pairs(self.values[mask], self.same[mask], self.counts[mask], happenings)

    def with_all(self, other: "Pairs | None") -> "Pairs":
        """These pairs and the others."""
        if other is None:
            return self
        parts = ((self.values, other.values), (self.same, other.same), (self.counts, other.counts))
        values, same, counts = (np.concatenate(part) for part in parts)
        return Pairs(values, same, counts, self.happenings + other.happenings)


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs of mentions: rightly together, wrongly together, wrongly apart; halves where only one is tested."""

    right: float = 0.0
    wrong: float = 0.0
    missed: float = 0.0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    def __str__(self) -> str:
        precision = self.right / ((self.right + self.wrong) or 1)
        recall = self.right / ((self.right + self.missed) or 1)
        return f"precision {precision:.3f}  recall {recall:.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, cross-validate, print, and write the table where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="ECB+ as JSON Lines")
    parser.add_argument("--write", action="store_true", help="write the weights into rules/linking.tsv")
    asked = parser.parse_args(arguments)
    linking = load_linking()
    examples, wars, unseen = (told_in(*where, linking) for where in (EXAMPLES, WARS, UNSEEN))
    told = examples.with_all(wars)
    pairs, outside = pairs_of(told), outside_pairs(asked.data, linking) if asked.data else None
    print(
        f"{len(told.accounts)} accounts, {len(told.labels)} labelled: {len(pairs.same)} pairs, {int(pairs.same.sum())} same"
    )
    if outside:
        print(f"ECB+: {len(outside.same)} pairs, {int(outside.same.sum())} same")
    fitted = with_weights(linking, fit(pairs.with_all(outside), bounds_of(linking)))
    parts = {"examples": examples, "further wars": wars}
    for name, part in {**parts, "unseen wars": unseen}.items():
        print(f"{name:14}as it stands:  {pairwise(part, linking)}")
        print(f"{name:14}fitted:        {pairwise(part, fitted)}")
    for by, folds in (("happening", by_happening(told.labels)), ("war", by_war(told.labels))):
        for name, figures in zip(parts, cross_validated(told, parts.values(), linking, outside, folds), strict=True):
            print(f"{name:14}{f'by {by}:':15}{figures}")
    for row in fitted.weights:
        print(f"{row.name:24}{row.weight:8.2f}  {row.kind}")
    if asked.write:
        write(fitted)


def told_in(folder: Path, truth: Path, linking: Linking) -> Told:
    """The accounts of a folder's reports, and the happenings of those that the truth table names."""
    rows = table(truth)
    folders = [str(folder / name) for name in sorted({row["file"].split("/")[0] for row in rows})]
    read = [record for result in read_documents(folders, Settings()) for record in result.records]
    labels = labelled(rows, read)
    accounts = accounts_of([r for _, r in read], [d for d, _ in read], linking).records
    known = {account.mention.id for account in accounts}
    return Told(accounts, {mention: happenings for mention, happenings in labels.items() if mention in known})


def table(truth: Path) -> list[dict[str, str]]:
    """The rows of a truth table."""
    with truth.open(encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def labelled(rows: Sequence[Mapping[str, str]], read: Sequence[tuple[Document, Reading]]) -> Labels:
    """The happenings of each mention: those that its trigger's words tell of, else those that its other words do.

    A mention that tells of one happening in its trigger tells of that alone, whatever else the engine has put to it.
    """
    by_trigger: dict[str, set[str]] = {}
    by_words: dict[str, set[str]] = {}
    for row in rows:
        for document, reading in read:
            start = document.text.find(row["quote"]) if (document.path or "").endswith(row["file"]) else -1
            if start < 0:
                continue
            end = start + len(row["quote"])
            triggers = (m.id for m in reading.event_mentions if m.trigger.start < end and start < m.trigger.end)
            spans = ((c.event_mention, c.span) for c in reading.claims if c.span)
            words = (mention for mention, span in spans if span.start < end and start < span.end)
            if (mention := next(triggers, None)) is not None:
                by_trigger.setdefault(mention, set()).add(row["happening"])
            elif (mention := next(words, None)) is not None:
                by_words.setdefault(mention, set()).add(row["happening"])
    return {mention: frozenset(told) for mention, told in (by_words | by_trigger).items()}


def pairs_of(told: Told) -> Pairs:
    """The labelled pairs that the linker would compare; pairs of a much reported happening count less each."""
    accounts, labels = told.accounts, told.labels
    told_of = [labels.get(account.mention.id, frozenset()) for account in accounts]
    sizes = Counter(happening for happenings in told_of for happening in happenings)
    found = [
        (a, b, told_of[a] & told_of[b])
        for a, b in candidates(accounts)[0]
        if told_of[a] and told_of[b] and not is_hopeless(accounts[a], accounts[b])
    ]
    return Pairs(
        values=np.array([_values(accounts[a], accounts[b]) for a, b, _ in found], float),
        same=np.array([bool(shared) for _, _, shared in found], float),
        counts=np.array([max([sizes[h] - 1 for h in shared], default=1) ** -0.5 for _, _, shared in found], float),
        happenings=tuple(told_of[a] | told_of[b] for a, b, _ in found),
    )


def outside_pairs(path: Path, linking: Linking) -> Pairs:
    """The pairs of ECB+ mentions that this engine reads, too."""
    labels: dict[str, tuple[str, str, str]] = {}
    read: list[tuple[Document, Reading]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = _document(record["text"], record["id"])
        read.append((document, read_document(document, Settings())))
        for mention in read[-1][1].event_mentions:
            if chain := _chain(mention, record["mentions"]):
                labels[mention.id] = (record["topic"], record["subtopic"], chain)
    accounts = accounts_of([r for _, r in read], [d for d, _ in read], linking).records
    found = list(_outside(tuple(a for a in accounts if a.mention.id in labels), labels))
    return Pairs(
        values=np.array([_values(a, b) for a, b, _ in found], float),
        same=np.array([same for _, _, same in found], float),
        counts=np.full(len(found), OUTSIDE_WEIGHT),
        happenings=(frozenset(),) * len(found),
    )


def _document(text: str, name: str) -> Document:
    blocks = tuple(Block("paragraph", line.start(), line.end()) for line in re.finditer(r"[^\n]+", text))
    return Document(
        "sha256:" + hashlib.sha256(text.encode()).hexdigest(), source=name, language="en", text=text, blocks=blocks
    )


def _chain(mention: EventMention, gold: Sequence[Mapping[str, object]]) -> str | None:
    start, end = mention.trigger.start, mention.trigger.end
    return next((str(g["chain"]) for g in gold if int(str(g["start"])) < end and start < int(str(g["end"]))), None)


def _outside(
    accounts: tuple[Account, ...], labels: Mapping[str, tuple[str, str, str]]
) -> Iterator[tuple[Account, Account, bool]]:
    for left, right in combinations(accounts, 2):
        mine, theirs = labels[left.mention.id], labels[right.mention.id]
        can_meet = mine[0] == theirs[0] and left.report.id != right.report.id and left.families & right.families
        if can_meet and (mine == theirs or mine[1] != theirs[1]):
            yield left, right, mine == theirs


def _values(left: Account, right: Account) -> list[float]:
    return [compare(left, right) for compare in COMPARISONS]


def bounds_of(linking: Linking) -> tuple[Floats, Floats]:
    """The least and the greatest that each weight may be, and the constant at the end, which is free."""
    kinds = {row.name: row.kind for row in linking.features()}
    least = {"circumstance": 0.0, "manner": LEAST, "content": LEAST, "conflict": -np.inf}
    low = [least[kinds[name]] for name in NAMES]
    high = [-LEAST if kinds[name] == "conflict" else np.inf for name in NAMES]
    high[NAMES.index("same_report")] = SAME_REPORT
    high[NAMES.index("explicit_reference")] = REFERENCE
    return np.array([*low, -np.inf]), np.array([*high, np.inf])


def fit(pairs: Pairs, bounds: tuple[Floats, Floats], steps: int = 5000) -> Floats:
    """The weights and the constant, by projected gradient with momentum (Nesterov, 1983); the same on every run."""
    rows = np.hstack([pairs.values, np.ones((len(pairs.same), 1))])
    ridge = np.array([RIDGE] * len(NAMES) + [RIDGE / 10])
    step = 1 / (np.linalg.eigvalsh((rows * pairs.counts[:, None]).T @ rows)[-1] / 4 + RIDGE)
    weights = ahead = np.clip(np.zeros(rows.shape[1]), *bounds)
    pace = 1.0
    for _ in range(steps):
        odds = 1 / (1 + np.exp(-rows @ ahead))
        slope = rows.T @ (pairs.counts * (odds - pairs.same)) + ridge * ahead
        moved = np.clip(ahead - step * slope, *bounds)
        quicker = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / quicker * (moved - weights)
        weights, pace = moved, quicker
    return np.asarray(weights, float)


def with_weights(linking: Linking, weights: Floats) -> Linking:
    """The linker's knowledge with the fitted weights; the constant moves the thresholds."""
    found, constant = dict(zip(NAMES, weights, strict=False)), float(weights[-1])
    return replace(linking, weights=tuple(_fitted(row, found, constant) for row in linking.weights))


def _fitted(row: LinkWeight, found: Mapping[str, float], constant: float) -> LinkWeight:
    if row.kind != "threshold":
        return replace(row, weight=round(float(found[row.name]), 2), source="fitted")
    if row.name in LOG_ODDS:
        return replace(row, weight=round(LOG_ODDS[row.name] - constant, 2), source="fitted")
    return row


def pairwise(told: Told, linking: Linking, tested: frozenset[str] | None = None) -> Figures:
    """How the events part the labelled mentions; with `tested` only pairs that touch those happenings count."""
    accounts, labels = told.accounts, told.labels
    events = assemble(accounts, judge(accounts, linking).records, linking)
    home = {mention: event.id for event in events for mention in event.mentions}
    found = Figures()
    for a, b in combinations(sorted(labels), 2):
        share = 1.0 if tested is None else (bool(labels[a] & tested) + bool(labels[b] & tested)) / 2
        same, together = bool(labels[a] & labels[b]), home[a] == home[b]
        found += Figures(share * (same and together), share * (together and not same), share * (same and not together))
    return found


def cross_validated(
    told: Told, parts: Iterable[Told], linking: Linking, outside: Pairs | None, folds: Mapping[str, int]
) -> list[Figures]:
    """Each fold of happenings is linked with weights fitted to pairs that touch none of them; the figures of each part."""
    pairs, parts = pairs_of(told), tuple(parts)
    totals = [Figures() for _ in parts]
    for fold in sorted(set(folds.values())):
        tested = frozenset(happening for happening, number in folds.items() if number == fold)
        others = pairs.where([not happenings & tested for happenings in pairs.happenings]).with_all(outside)
        fitted = with_weights(linking, fit(others, bounds_of(linking)))
        totals = [total + pairwise(part, fitted, tested) for total, part in zip(totals, parts, strict=True)]
    return totals


def by_happening(labels: Labels) -> dict[str, int]:
    """Folds of happenings, in turn by size; two that one mention tells of stay in one fold."""
    sizes = Counter(happening for happenings in labels.values() for happening in happenings)
    roots = {happening: happening for happening in sizes}
    for happenings in sorted(labels.values(), key=sorted):
        joined = {roots[happening] for happening in happenings}
        roots = {h: min(joined) if root in joined else root for h, root in roots.items()}
    order = sorted(set(roots.values()), key=lambda root: (-sizes[root], root))
    return {happening: order.index(root) % FOLDS for happening, root in roots.items()}


def by_war(labels: Labels) -> dict[str, int]:
    """Folds of happenings by the war that their names begin with."""
    wars = sorted({happening.split("-")[0] for happenings in labels.values() for happening in happenings})
    return {h: wars.index(h.split("-")[0]) for happenings in labels.values() for h in happenings}


def write(linking: Linking) -> None:
    """Put the weights into the table; its comments stay."""
    rows = {row.name: row for row in linking.weights}
    lines = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if row := rows.get(line.split("\t")[0]):
            line = f"{row.name}\t{row.weight:.2f}\t{row.kind}\t{row.since}\t{row.source}"
        lines.append(line)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
