"""What linking made of one document, kept so that the next run does only what has changed."""

from dataclasses import dataclass

from dateline.model.fields import doc


@dataclass(frozen=True, slots=True)
class Working:
    """What the linker needs to know of a document that it need not look at again: ids and numbers, no words."""

    document: str = doc("The document's id.")
    reading: int = doc("Number of the reading that was worked in.")
    version: str = doc("Which tables and which Dateline worked it in.")
    original: str = doc("Id of the earliest document with near-identical text.")
    is_judged: bool = doc("Whether a judgement was on anything in it.")
    mentions: tuple[str, ...] = doc("Ids of the event mentions that are accounts.")
    groups: tuple[str, ...] = doc("For each of them, the id of the first one that the linker puts it together with.")
    sketch: bytes = doc("The smallest hashes of its word sequences, 32 bits each.")
    heads: bytes = doc("For each account whether it is compared, its first and last day, how many marks; 64 bits each.")
    kinds: bytes = doc("The kind of each mark, 8 bits each.")
    keys: bytes = doc("The marks, 64 bits each.")
