"""Web pages: the article without menus, comments and advertisements, and what the page says of it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.model import BlockKind, Finding
from dateline.read.html_scan import map_blocks, measure, skeleton, strip_tags
from dateline.read.page import Metadata, Page, cut_finding, cut_off

_LARGEST = 4_000_000  # characters of markup that are parsed; a larger page is read without its structure
_DEEPEST = 200  # levels; libxml2 stops at 256
_MOST_TAGS = 60_000
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "item", "quote": "quotation"}
_BLOCKS = frozenset({"head", "p", "item", "quote", "list", "code", "div", "table", "row", "cell", "del", "ab"})
_DATE_NAMES = (
    "article:published_time|datePublished|date|dc\\.date|dc\\.date\\.issued|dcterms\\.created|pubdate|publish-date"
    "|parsely-pub-date|sailthru\\.date"
)
_META_DATE = re.compile(
    r"<meta\b[^<>]{0,300}?\b(?:property|name|itemprop)"
    rf"""\s*=\s*["']?(?:{_DATE_NAMES})["']?(?=[\s/>])[^<>]{{0,300}}>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"<>]{4,60})"|'([^'<>]{4,60})')""", re.IGNORECASE)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"<>]{8,40})"')
_TIME_DATE = re.compile(r"""<time\b[^<>]{0,300}?\bdatetime\s*=\s*["']?(\d{4}-\d\d-\d\d)""", re.IGNORECASE)

_Blocks = Sequence[tuple[BlockKind | None, str]]


def read_html(raw: str, limit: int) -> Page:
    """The page's article, cut after `limit` characters; a page not safe to parse is read without its structure."""
    refusal = _refusal(raw)
    if refusal:
        blocks: _Blocks = [(None, words) for words in strip_tags(raw[: 4 * _LARGEST])]
        metadata = Metadata(published=page_date(raw[:_LARGEST]))
        return _page(raw, blocks, metadata, limit, (Finding("read", refusal),))
    blocks, metadata = _article(raw)
    if blocks:
        return _page(raw, blocks, metadata, limit, ())
    whole: _Blocks = [(None, words) for words in strip_tags(raw)]
    message = "No article was recognised on the page; all its words are read, menus among them."
    return _page(raw, whole, metadata, limit, (Finding("read", message),) if whole else ())


def _refusal(raw: str) -> str | None:
    too_large = f"it has more than {_LARGEST} characters" if len(raw) > _LARGEST else None
    reason = measure(raw[:_LARGEST], _DEEPEST, _MOST_TAGS) or too_large
    return f"The page was read by its bare words, because {reason}; menus may be among them." if reason else None


def _article(raw: str) -> tuple[_Blocks, Metadata]:
    from trafilatura import bare_extraction, load_html  # a quarter of a second to load: only where a page is read

    tree = load_html(raw)
    if tree is None:
        return (), Metadata(published=page_date(raw))
    fast_dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    found = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=fast_dates,
    )
    if found is None or found.body is None:
        return (), Metadata(published=page_date(raw))
    metadata = Metadata(found.title, found.author, found.sitename, page_date(raw), found.url)
    blocks = [(kind, words) for kind, joined in _walk(found.body, None) for words in _lines(joined)]
    return _without_repeat(blocks, metadata.title), metadata


def _walk(element: Any, kind: BlockKind | None) -> Iterator[tuple[BlockKind | None, str]]:
    """The blocks below an element of the extracted article, each with its kind and its words."""
    words = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield kind, "".join(words)
            yield from _walk(child, _KINDS.get(child.tag) or kind)
            words = []
        else:
            words.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        words.append(child.tail or "")
    yield kind, "".join(words)


def _lines(words: str) -> Iterator[str]:
    for line in words.split("\n"):
        tidy = " ".join(line.split())
        if tidy:
            yield tidy


def _without_repeat(blocks: _Blocks, title: str | None) -> _Blocks:
    """The blocks with the page's own headline marked as such, where it opens the article."""
    if not blocks or title is None or blocks[0][1].casefold() != title.strip().casefold():
        return blocks
    return [("title", blocks[0][1]), *blocks[1:]]


def _page(raw: str, blocks: _Blocks, metadata: Metadata, limit: int, findings: tuple[Finding, ...]) -> Page:
    """One block a paragraph, with the map back to the raw page."""
    whole = "\n\n".join(words for _, words in blocks)
    end = cut_off(whole, limit)
    text = whole[:end]
    stretches: list[tuple[int, int]] = []
    marks: dict[int, BlockKind] = {}
    at = 0
    for kind, words in blocks:
        if at >= end:
            break
        stretches.append((at, min(at + len(words), end)))
        if kind:
            marks[at] = kind
        at += len(words) + 2
    cut = (cut_finding(len(whole), end),) if end < len(whole) else ()
    segments = map_blocks(raw, text, stretches, skeleton(raw[: 4 * _LARGEST]))
    return Page(text, segments, marks, metadata, (*findings, *cut))


def page_date(raw: str) -> str | None:
    """The day of publication as the page's own metadata write it; never guessed from other dates on the page."""
    meta = _META_DATE.search(raw)
    content = _CONTENT.search(meta.group(0)) if meta else None
    if content:
        return content.group(1) or content.group(2)
    stated = _JSON_DATE.search(raw) or _TIME_DATE.search(raw)
    return stated.group(1) if stated else None
