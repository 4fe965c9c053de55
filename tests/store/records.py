"""Small documents and readings for tests of the store, in words of our own."""

import hashlib
from dataclasses import replace

from dateline.codec import project
from dateline.model import Claim, Document, DocumentHead, EventMention, Reading, Span, span_of
from dateline.model.reading import Stance

TEXT = "Gunmen killed seven farmers near Gusau on Monday, Omar Dikko, a resident, said. Report {number}."


def report(number: int = 1) -> Document:
    """A document; another number is another text."""
    text = TEXT.format(number=number)
    key = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return Document(id=key, title=f"Report {number}", published="2024-05-14", text=text, path=f"{number}.txt")


def reading_of(document: Document, toll: str = "seven", stance: Stance = "asserts") -> Reading:
    """What an engine may have read in it: one killing with its place and its toll."""
    text = document.text
    mention = EventMention(
        f"m:{document.title}", "Violence against civilians", "Attack", span_of(text, *_at(text, "killed"))
    )
    place = _claim(mention, "place", "Gusau", span_of(text, *_at(text, "Gusau")))
    killed = _claim(mention, "killed", toll, span_of(text, *_at(text, "seven")))
    return Reading(project(document, DocumentHead), (mention,), (place, replace(killed, stance=stance)))


def _at(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


def _claim(mention: EventMention, said: str, value: str, span: Span) -> Claim:
    key = hashlib.sha256(f"{mention.id} {said} {value}".encode()).hexdigest()[:12]
    return Claim(key, mention.id, said, value, span.quote, "asserts", "fact", None, span, "exact", "rule:t@1")
