"""One door to the books: documents, readings, judgements and events in a database."""

from dateline.store.database import Store, open_store
from dateline.store.judgements import Decisions, Names

__all__ = ["Decisions", "Names", "Store", "open_store"]
