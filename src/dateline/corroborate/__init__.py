"""From the event mentions of many documents to events: block, compare, cluster, reconcile."""

from dateline.corroborate.account import Account, accounts_of
from dateline.corroborate.copies import copies_of
from dateline.corroborate.events import assemble, corroborate, judge, settled_events
from dateline.corroborate.grades import RESPONSIBLE
from dateline.corroborate.judged import Judged, judged_of, mentions_judged
from dateline.corroborate.names import Memory, Named, name_events
from dateline.corroborate.ratings import Ratings, rated, read_ratings, unrated
from dateline.corroborate.shown import graded_support
from dateline.corroborate.sources import in_order, outlet_of
from dateline.corroborate.territory import tenures

__all__ = [
    "RESPONSIBLE",
    "Account",
    "Judged",
    "Memory",
    "Named",
    "Ratings",
    "accounts_of",
    "assemble",
    "copies_of",
    "corroborate",
    "graded_support",
    "in_order",
    "judge",
    "judged_of",
    "mentions_judged",
    "name_events",
    "outlet_of",
    "rated",
    "read_ratings",
    "settled_events",
    "tenures",
    "unrated",
]
