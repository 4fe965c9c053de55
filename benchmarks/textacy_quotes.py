"""textacy's quotation finder beside ours, where it and an English model of spaCy are installed.

It finds direct quotations alone; indirect speech is out of its scope, as its authors say. The models are on no package index,
so that nothing here installs them: `pip install textacy` and `python -m spacy download en_core_web_sm`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks.score.records import Record

MODEL = "en_core_web_sm"
NAME = "textacy 0.13, here"


def textacy_finder() -> Callable[[Record], Record] | None:
    """What reads one record; None where textacy or the model is not installed."""
    try:
        nlp = import_module("spacy").load(MODEL)
        find = import_module("textacy.extract").direct_quotations
    except (ImportError, OSError):
        return None
    return lambda record: {"id": record["id"], "attributions": [_written(found) for found in find(nlp(record["text"]))]}


def _written(found: Any) -> Record:
    speaker, cue, content = found
    return {
        "source": _hull(speaker),
        "cue": _hull(cue),
        "content": [[content.start_char, content.end_char]],
    }


def _hull(tokens: Any) -> list[list[int]]:
    """From the first to the last of some tokens; nothing where there are none."""
    ends = [(token.idx, token.idx + len(token.text)) for token in tokens]
    return [[min(start for start, _ in ends), max(end for _, end in ends)]] if ends else []
