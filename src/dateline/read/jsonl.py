"""JSON Lines: one report a line, with its text and what is known of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from dateline.model import Document, Finding, Result
from dateline.read.assemble import to_document
from dateline.read.decode import clean, decode
from dateline.read.page import Metadata, Run
from dateline.read.text import read_text


class Record(msgspec.Struct, frozen=True):
    """One line: `text` is needed, the rest may be missing; other fields are passed over."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None


_DECODER = msgspec.json.Decoder(Record)


def read_jsonl(lines: Iterable[bytes], name: str, run: Run) -> Iterator[Result[Document]]:
    """One result a line that is not blank; a line that cannot be read is a finding with its number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line, f"{name}, line {number}", name, run)


def _read_line(line: bytes, where: str, name: str, run: Run) -> Result[Document]:
    decoded = decode(line)
    if decoded.text is None:
        return Result((), tuple(_at(finding, where) for finding in decoded.findings))
    try:
        record = _DECODER.decode(decoded.text)
    except (msgspec.MsgspecError, RecursionError) as error:
        return Result((), (Finding("read", f"{where}: not a report in JSON ({error})."),))
    metadata = Metadata(
        _tidy(record.title), _tidy(record.author), _tidy(record.source), _tidy(record.published), _tidy(record.url)
    )
    page = read_text(clean(record.text), run.settings.max_characters, metadata)
    result = to_document(replace(page, findings=(*decoded.findings, *page.findings)), name, run)
    return result if result.records else Result((), (Finding("read", f"{where}: the text is empty."),))


def _tidy(words: str | None) -> str | None:
    return " ".join(clean(words).split()) or None if words else None


def _at(finding: Finding, where: str) -> Finding:
    return Finding(finding.stage, f"{where}: {finding.message}")


def looks_like_jsonl(data: bytes) -> bool:
    """Whether the first line is a JSON object, complete in itself."""
    first = data.lstrip()[:200_000].split(b"\n", 1)[0].strip()
    return first.startswith(b'{"') and first.endswith(b"}")
