"""One document to sentences with tokens, noun phrases and clauses."""

from dateline.extract.syntax.chunks import chunk
from dateline.extract.syntax.clauses import find_clauses
from dateline.extract.syntax.tags import tag
from dateline.extract.syntax.tokens import MentionIndex, pieces_of, sentences_of
from dateline.extract.syntax.types import Sentence
from dateline.model import Document, Mentions
from dateline.rules.syntax_types import SyntaxKnowledge


def parse(document: Document, mentions: Mentions, knowledge: SyntaxKnowledge) -> tuple[Sentence, ...]:
    """Every sentence of the document that tells something, read shallowly."""
    index = MentionIndex(mentions)
    return tuple(
        parse_sentence(document.text, (block, start, end), index, knowledge)
        for block, start, end in sentences_of(document, knowledge)
    )


def parse_sentence(text: str, at: tuple[int, int, int], index: MentionIndex, knowledge: SyntaxKnowledge) -> Sentence:
    """The sentence at `(block, start, end)`."""
    block, start, end = at
    tokens = tag(pieces_of(text, start, end, index, knowledge.sets), knowledge)
    chunks, phrases = chunk(tokens, knowledge.sets)
    clauses, settled = find_clauses(tokens, chunks, phrases, knowledge.sets)
    return Sentence(start, end, block, tokens, settled, clauses)
