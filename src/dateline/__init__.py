"""Dateline reads conflict reporting and keeps the books: what happened, where, when, to whom, and who says so."""

__version__ = "0.1.0"
