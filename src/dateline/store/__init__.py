"""One door to the books: documents, readings, judgements and events in a database."""

from dateline.store.audit import Audit, Hand, account
from dateline.store.copy import copy_database
from dateline.store.database import Store, open_store
from dateline.store.judgements import Decisions, Names

__all__ = ["Audit", "Decisions", "Hand", "Names", "Store", "account", "copy_database", "open_store"]
