"""What stands where a report was taken out of the books: a tombstone, without a word of the report."""

from dataclasses import dataclass

from dateline.model.fields import doc


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A report that was withdrawn: by a legal demand, or because it put somebody in danger."""

    document: str = doc("The id of the document that is gone; a text with this hash is not taken in again.")
    reason: str = doc("Why, in the words of who withdrew it.")
    who: str = doc("Who withdrew it.")
    at: str = doc("When, in UTC, as in the audit log.")
    claims: int = doc("How many claims were removed with it, those of every reading.")
