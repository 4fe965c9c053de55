"""From the event mentions of many documents to events: block, compare, cluster, reconcile."""

from dateline.corroborate.account import Account, accounts_of
from dateline.corroborate.events import assemble, corroborate, judge
from dateline.corroborate.judged import Judged, judged_of
from dateline.corroborate.territory import tenures

__all__ = ["Account", "Judged", "accounts_of", "assemble", "corroborate", "judge", "judged_of", "tenures"]
