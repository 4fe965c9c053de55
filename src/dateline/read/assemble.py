"""A page and its head become a Document."""

import hashlib

from dateline.model import Block, Document, Finding, Result
from dateline.read.blocks import lay_out
from dateline.read.header import read_header
from dateline.read.language import has_words, is_other_script, language_name, tell_language
from dateline.read.lines import read_lines
from dateline.read.page import Page, Run
from dateline.read.published import settle_published


def to_document(page: Page, path: str | None, run: Run) -> Result[Document]:
    """The document of one page, and what was odd; no document where the page has no words."""
    if not page.text.strip():
        message = f"{path or 'Standard input'} is empty: there is no text to read."
        return Result((), (*page.findings, Finding("read", message)))
    known = page.metadata
    lines = list(read_lines(page.text, page.marks, run.header))
    header = read_header(page.text, lines, known.title, run.header)
    facts = header.facts
    published = settle_published(page.text, facts.date, known.published, run, path)
    blocks = lay_out(page.text, lines, header.blocks)
    language = tell_language(_running_text(page.text, blocks))
    document = Document(
        id=document_id(page.text),
        title=known.title or facts.title,
        author=known.author or facts.author,
        source=known.source or facts.source,
        dateline_place=facts.place,
        published=published.day,
        language=language,
        text=page.text,
        url=known.url,
        path=path,
        syndicated_from=facts.syndicated_from,
        blocks=blocks,
        segments=page.segments,
        published_at=published.instant,
    )
    findings = (*page.findings, *published.findings, *_language_findings(page.text, language, run.header.language))
    return Result((document,), findings)


def document_id(text: str) -> str:
    """The name of a text: the hash of its UTF-8 bytes."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def _running_text(text: str, blocks: tuple[Block, ...]) -> str:
    """The first blocks that are no names and places, enough to tell the language by."""
    told = (text[block.start : block.end] for block in blocks[:60] if block.kind not in ("byline", "dateline"))
    return "\n".join(told)


def _language_findings(text: str, language: str | None, ruled: str) -> tuple[Finding, ...]:
    if language == ruled:
        return ()
    if language is not None:
        return (Finding("read", f"There are no rules for {language_name(language)} yet; nothing is read in it."),)
    if is_other_script(text):
        return (Finding("read", "The text is hardly in Latin letters; there are no rules for its language yet."),)
    if has_words(text):
        return (Finding("read", "The language of the text could not be told."),)
    return ()
