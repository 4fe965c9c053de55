"""Builders for the tests of reading: one document out of a few words."""

from dateline.model import Document, Finding, Result, Settings
from dateline.read.sources import read_bytes
from dateline.rules.lang.en.header import header_knowledge

KNOW = header_knowledge()


def results(data: str | bytes, name: str = "report.txt", published: str | None = None) -> tuple[Result[Document], ...]:
    """What one capture is read as."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return read_bytes(raw, name, Settings(published=published), KNOW)


def document(data: str | bytes, name: str = "report.txt", published: str | None = None) -> Document:
    """The one document of a capture that can be read."""
    return results(data, name, published)[0].records[0]


def findings(data: str | bytes, name: str = "report.txt", published: str | None = None) -> str:
    """All that was odd about a capture, as one string."""
    found: list[Finding] = [finding for result in results(data, name, published) for finding in result.findings]
    return "\n".join(finding.message for finding in found)


def page(of: Document) -> list[tuple[str, str]]:
    """The blocks as (kind, words)."""
    return [(block.kind, of.text[block.start : block.end]) for block in of.blocks]
