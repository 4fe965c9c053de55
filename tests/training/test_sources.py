"""What the network learns from: the records of each set give the labels that they should, at the right pieces."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from training.examples import SPANS, examples_of
from training.markup import read_passage
from training.sources import corpus, event_location, muc4, re3d

from dateline.votes.heads import HEADS, RELATIONS
from dateline.votes.wordpiece import WordPieces

_FIRST = "[PAD] [UNK] [CLS] [SEP]"
_REST = "gunmen killed six farmers in qerwan on monday and fled to gusau . the army said"
PIECES = WordPieces(f"{_FIRST} {_REST}".split())


def written(folder: Path, record: Mapping[str, object]) -> Path:
    """A file of one record."""
    path = folder / "set.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def labelled(text: str, tags: np.ndarray) -> list[str]:
    """The words at which a span head is not outside."""
    return [f"{p}:{'OBI'[t]}" for p, t in zip(text.lower().replace(".", " .").split(), tags[1:-1], strict=False) if t]


def test_muc4_strings_become_spans_wherever_they_stand(tmp_path: Path) -> None:
    """The fillers of the templates, in any case, as whole words."""
    template = {
        "incident_type": "attack",
        "PerpInd": [[["gunmen", 0]]],
        "PerpOrg": [],
        "Target": [],
        "Victim": [],
        "Weapon": [],
    }
    slots: dict[str, list[object]] = {name: [] for name in ("hum_description", "perp_confidence", "hum_effect")}
    slots["hum_description"] = [{"values": ["SIX FARMERS"], "refs": [], "optional": False}]
    key = {"types": ["attack"], "location": [["SYRIA", "QERWAN"]], "slots": slots}
    record = {
        "docid": "d",
        "text": "GUNMEN KILLED SIX\nFARMERS IN QERWAN",
        "gtt_templates": [template],
        "templates": [key],
    }
    ((name, text, truth),) = muc4.load(written(tmp_path, record))
    (example,) = examples_of(name, text, truth, PIECES)
    tags = {
        head: labelled(text, example.spans[:, SPANS.index(f"filler.{head}")])
        for head in ("PerpInd", "VictimDesc", "Location")
    }
    assert tags == {"PerpInd": ["gunmen:B"], "VictimDesc": ["six:B", "farmers:I"], "Location": ["qerwan:B"]}
    assert example.topics[HEADS["topic"].labels.index("attack")] == 1.0
    assert (example.spans[:, SPANS.index("trigger")] == -100).all()


def test_event_location_pairs_the_verb_with_every_piece(tmp_path: Path) -> None:
    """The place's pieces hold, the others do not, and only that relation is known."""
    text = "gunmen killed six farmers in qerwan"
    record = {"id": "e", "text": text, "verb": [7, 13], "locations": [[29, 35]]}
    ((name, text, truth),) = event_location.load(written(tmp_path, record), PIECES)
    (example,) = examples_of(name, text, truth, PIECES)
    where = example.held[:, RELATIONS.index("where")]
    assert where.tolist() == [0, 0, 0, 0, 0, 1]
    assert set(example.pairs[:, 0].tolist()) == {2}
    assert np.isnan(example.held[:, RELATIONS.index("victim")]).all()


def test_re3d_entities_become_spans(tmp_path: Path) -> None:
    """Each type has a head of its own."""
    record = {"id": "r", "text": "the army fled", "entities": [{"start": 0, "end": 8, "type": "Organisation"}]}
    ((name, text, truth),) = re3d.load(written(tmp_path, record))
    (example,) = examples_of(name, text, truth, PIECES)
    assert labelled(text, example.spans[:, SPANS.index("entity.Organisation")]) == ["the:B", "army:I"]


def test_the_corpus_gives_triggers_roles_and_speakers() -> None:
    """What the markup says, by pieces: a trigger with type and factuality, its victim, who says so."""
    body = "[The army|org; voice A] said [gunmen|people; perpetrator>1] [killed|=1 Attack @A] [six farmers|people; victim>1]."
    ((name, text, truth),) = corpus.load((read_passage("x-1", f"# wire; Sahel\n{body}"),))
    (example,) = examples_of(name, text, truth, PIECES)
    assert labelled(text, example.spans[:, SPANS.index("trigger")]) == ["killed:B"]
    rows = zip(example.pairs.tolist(), example.held, strict=True)
    held = {at[1]: [RELATIONS[r] for r in np.flatnonzero(row == 1)] for at, row in rows}
    assert {at: names for at, names in held.items() if names} == {1: ["speaker"], 4: ["perpetrator"], 6: ["victim"]}
    assert ("modality", 0) in {(head, label) for _, head, label in example.classes}
