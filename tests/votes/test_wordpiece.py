"""The pieces of words: those of the encoder's own tokenizer, at the exact characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.votes.wordpiece import WordPieces

# what the tokenizers library makes of each text with the encoder's vocabulary
KNOWN = (
    (
        "Gunmen shelled Qerwan; 12 killed.",
        "gunmen:0-6 shell:7-12 ##ed:12-14 q:15-16 ##er:16-18 ##wan:18-21 ;:21-22 12:23-25 killed:26-32 .:32-33",
    ),
    ("قصفت حلب", "ق:0-1 ##ص:1-2 ##ف:2-3 ##ت:3-4 ح:5-6 ##ل:6-7 ##ب:7-8"),
    ("İstanbul naïve Café", "istanbul:0-8 naive:9-14 cafe:15-19"),
    ("a\u0301b \ufffdc", "ab:0-3 c:5-6"),
    ("zero\u200djoin 🚀 ok", "zero:0-4 ##jo:5-7 ##in:7-9 [UNK]:10-11 ok:12-14"),
    ("北京市 twice", "北:0-1 京:1-2 [UNK]:2-3 twice:4-9"),
    ("don’t “stop”", "don:0-3 ’:3-4 t:4-5 “:6-7 stop:7-11 ”:11-12"),
    ("x" * 101 + " end", "[UNK]:0-101 end:102-105"),
    ("_x_ $5", "_:0-1 x:1-2 _:2-3 $:4-5 5:5-6"),
    ("Œuvre straße", "œ:0-1 ##u:1-2 ##vre:2-5 st:6-8 ##raße:8-12"),
)
NAMES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    *dict.fromkeys(part.rpartition(":")[0] for _, pieces in KNOWN for part in pieces.split()),
]
NAMES = list(dict.fromkeys(NAMES))
PIECES = WordPieces(NAMES)


@pytest.mark.parametrize(("text", "expected"), KNOWN, ids=range(len(KNOWN)))
def test_pieces_are_those_of_the_reference(text: str, expected: str) -> None:
    """The same pieces at the same characters as the reference implementation, in every script."""
    assert " ".join(f"{NAMES[p.id]}:{p.start}-{p.end}" for p in PIECES(text)) == expected


@given(st.text(max_size=300))
def test_pieces_stand_in_the_text_in_order(text: str) -> None:
    """Whatever the text, pieces lie inside of it, one after another, and none is empty."""
    pieces = PIECES(text)
    assert all(0 <= p.start < p.end <= len(text) for p in pieces)
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)
