"""Plain text: kept as it is, line breaks apart."""

from dateline.read.page import Metadata, Page, cut_finding, cut_off, keep, unix_newlines


def read_text(raw: str, limit: int, metadata: Metadata | None = None) -> Page:
    """The page of a plain text, cut after `limit` characters at a paragraph's end."""
    end = cut_off(raw, limit)
    text, segments = keep(raw, unix_newlines(raw, end))
    findings = (cut_finding(len(raw), end),) if end < len(raw) else ()
    return Page(text, segments, {}, metadata or Metadata(), findings)
