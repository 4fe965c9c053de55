"""All tables of the books, whichever subject defines them, and which of them are append-only."""

from collections.abc import Callable

from sqlalchemy import MetaData, Table

from dateline.store import audit_tables, judgement_tables, tables

Tell = Callable[[str, int, int], None]  # what is looked at, how many of how many are done

METADATA: MetaData = tables.metadata
APPEND_ONLY: tuple[Table, ...] = (
    tables.documents,
    tables.versions,
    tables.readings,
    tables.event_mentions,
    tables.claims,
    tables.contests,
    tables.quotations,
    tables.persons,
    tables.findings,
    judgement_tables.judgements,
    judgement_tables.judgement_anchors,
    judgement_tables.event_names,
    judgement_tables.event_founders,
    audit_tables.audit,
    audit_tables.withdrawals,
    audit_tables.erasures,
)
