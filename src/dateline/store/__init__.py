"""One door to the books: documents, readings, judgements and events in a database."""

from dateline.store.audit import Audit, Hand, account
from dateline.store.copy import copy_database
from dateline.store.database import Store, open_store
from dateline.store.judgements import Decisions, Names
from dateline.store.snapshot import Snapshot

__all__ = ["Audit", "Decisions", "Hand", "Names", "Snapshot", "Store", "account", "copy_database", "open_store"]
