"""One door to the books: documents, readings and events in a database."""

from dateline.store.database import Store, open_store

__all__ = ["Store", "open_store"]
