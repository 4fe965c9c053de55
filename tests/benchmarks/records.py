"""Tiny hand-made records for every task, with gold that no prediction may see."""

from typing import Any

Record = dict[str, Any]

REPORT = (
    "LAS PALMERAS, 4 FEB 90 (WIRE) -- Two gunmen killed a teacher in Bogota on Saturday, the police said.\n\n"
    "The Red Dawn Front claimed responsibility for the attack. A bomb exploded near a bank in Medellin on 2 February, "
    "wounding three people.\n\n"
    'According to the mayor, nobody was killed there. "We heard two blasts," said the mayor.'
)
NAME = {"muc4": "docid"}
GOLD: dict[str, Record] = {
    "muc4": {"gtt_templates": [], "templates": []},
    "event_location": {"locations": [[1, 4]]},
    "geoparsing": {"toponyms": [{"start": 0, "end": 3, "text": "LAS", "lat": 1.0, "lon": 2.0}], "ignore": [[5, 9]]},
    "linkage": {"topic": "1", "subtopic": "1_a", "url": None},
    "re3d": {
        "entities": [{"start": 0, "end": 4, "type": "Person", "text": "x"}],
        "relations": [{"type": "Likes", "source": [0, 4], "target": [5, 9]}],
    },
    "events": {
        "events": [
            {
                "type": "Life.Die.Unspecified",
                "trigger": [50, 56],
                "arguments": [{"role": "Victim", "start": 57, "end": 66}],
            }
        ]
    },
    "timex": {"timexes": [{"start": 0, "end": 4, "type": "DATE", "value": "1999"}]},
    "attribution": {"attributions": [{"source": [[0, 3]], "cue": [[4, 6]], "content": [[7, 12]]}]},
    "coded": {"date": "1990-02-03", "place": "Bogota", "killed_low": 1, "killed_high": 1, "actors": ["ELN"]},
}


def given_record(task: str, number: int = 0) -> Record:
    """What the task gives of a document: no gold."""
    record: Record = {NAME.get(task, "id"): f"d{number}", "text": REPORT, "published": "1990-02-04"}
    if task == "event_location":
        start = REPORT.index("killed")
        record["verb"] = [start, start + 6]
    if task == "linkage":
        record["mentions"] = [{"start": s, "end": s + 6} for s in (REPORT.index("killed"), REPORT.rindex("killed"))]
    return record


def gold_record(task: str, number: int = 0) -> Record:
    """The same document with the gold in it."""
    record = {**given_record(task, number), **GOLD[task]}
    if task == "linkage":
        record["mentions"] = [{**m, "text": "killed", "chain": f"c{n}"} for n, m in enumerate(record["mentions"])]
    return record
