"""People's decisions: put on record with the events that follow from them, listed, taken back."""

from dateline.judging.desk import Change, Desk
from dateline.judging.telling import told

__all__ = ["Change", "Desk", "told"]
